export const shell = {
  "app.name": "门前服务台",
  "window.minimize": "最小化",
  "window.maximize": "最大化",
  "window.close": "关闭",
  "rail.label": "主导航",
  "rail.new": "新建",
  "pane.list": "列表",
  "pane.detail": "详情",
  "pane.divider": "调整列表宽度",
} as const;
