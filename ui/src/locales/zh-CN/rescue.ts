export const rescue = {
  "rescue.title": "本机数据库已损坏，可以这样恢复",
  "rescue.steps":
    "先取出还没上传的内容，再把损坏的数据库原样放到一边（不会删除），然后从中心重新下载。需要联网。",
  "rescue.start": "取出未上传的内容并恢复",
  "rescue.working": "正在恢复，请不要关机…",
  "rescue.done": "已恢复。取出 {count} 条未上传的内容，正在重新发送。",
  "rescue.doneNone": "已恢复。没有找到未上传的内容。",
  "rescue.partly":
    "数据库有些部分读不出来，可能还有内容没取出。损坏的数据库已完整保留，请联系管理员。",
  "rescue.enter": "打开服务台",
} as const;
