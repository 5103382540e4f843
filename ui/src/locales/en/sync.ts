import type { Wording } from "../wording";
import type { sync as source } from "../zh-CN/sync";

export const sync: Wording<typeof source> = {
  "sync.synced": "Synced {time}",
  "sync.syncedOnce": "Synced",
  "sync.syncing": "Syncing {done}/{total}",
  "sync.syncingOnly": "Syncing",
  "sync.offline": "Offline, ready",
  "sync.offlinePending": "Offline, ready · {count} to upload",
  "sync.oldest": "oldest {age} ago",
  "sync.needsYou": "{count} to decide",
  "sync.signInAgain": "Sign in again",
  "sync.title": "Sync",
  "sync.lastSuccess": "Last sync",
  "sync.never": "Not synced yet",
  "sync.pending": "To upload",
  "sync.pendingNone": "Nothing",
  "sync.pendingCount": "{count}, the oldest {age} ago",
  "sync.attention": "To decide",
  "sync.attentionCount": "{count} not accepted",
  "sync.attentionOpen": "Have a look",
  "sync.nextTry": "Next try",
  "sync.now": "Sync now",
  "sync.workOffline": "Work offline",
  "sync.workOfflineHint":
    "Uses no network; log and handle as usual. What waits is uploaded once this is off again.",
  "sync.nowBlocked": "“Work offline” is on. Switch it off first, then sync.",
  "sync.allSafe":
    "What waits is kept encrypted on this laptop and sent when there is a network. Nothing has to be typed again.",
  "sync.oldBacklog": "The oldest has waited for more than a day; please connect soon.",
  "sync.trouble.unreachable": "The central can’t be reached: no network, or the central is off.",
  "sync.trouble.unreachable.next":
    "Work as usual; everything is uploaded when the network is back.",
  "sync.trouble.not_a_central":
    "Something answers, but not the central; often a public network that wants a sign-in.",
  "sync.trouble.not_a_central.next":
    "Sign in to the network in a browser; everything is uploaded after that.",
  "sync.trouble.central_failed": "The central failed and took nothing in.",
  "sync.trouble.central_failed.next": "Nothing has to be typed again; it is tried again later.",
  "sync.trouble.revoked":
    "The administrator has switched this laptop off; the central takes nothing more from it.",
  "sync.trouble.revoked.next":
    "Everything on this laptop is still there. Ask the administrator to switch it on again.",
  "sync.trouble.person_left": "Your account is closed; the central sends nothing more.",
  "sync.trouble.person_left.next":
    "Everything submitted is still uploaded, and a supervisor checks it. Ask your supervisor if this is wrong.",
  "sync.trouble.forked":
    "This laptop looks like a copy of another or was restored; uploading is paused so that nothing is sent twice.",
  "sync.trouble.forked.next":
    "Everything on this laptop is still there. Ask the administrator to enrol it again.",
  "sync.trouble.upgrade": "This version is too old for the central.",
  "sync.trouble.upgrade.next":
    "Everything on this laptop is still there. Install the newest version; everything is uploaded after that.",
  "sync.again.title": "The sign-in has expired",
  "sync.again.hint": "Work as usual; everything is uploaded once you sign in again.",
};
