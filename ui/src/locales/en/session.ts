import type { Wording } from "../wording";
import type { session as source } from "../zh-CN/session";

export const session: Wording<typeof source> = {
  "session.motto": "Works offline. Loses nothing.",
  "session.welcome": "Sign in to Doorstep",
  "session.unlock": "Unlock",
  "session.signIn": "Sign in",
  "session.opening": "Opening…",
  "session.who": "Who is here",
  "session.someoneElse": "Someone else",
  "session.address": "Central address",
  "session.addressExample": "For example https://central.example.cn",
  "session.addressHint": "Ask the store’s supervisor or the administrator.",
  "session.user": "User name",
  "session.password": "Password",
  "session.showPassword": "Show password",
  "session.hidePassword": "Hide password",
  "session.capsLock": "Caps lock is on.",
  "session.needAddress": "Enter the central address",
  "session.needUser": "Enter the user name",
  "session.needPassword": "Enter the password",
  "session.firstRunTitle": "The first sign-in needs a network",
  "session.firstRun":
    "The central checks who you are and sends the store’s records. After that you can sign in, log and handle complaints offline; everything is uploaded when there is a network.",
  "session.offlineTitle": "Unlocks offline too",
  "session.offline":
    "The password is checked on this laptop, without a network. What was typed and what waits to be uploaded is kept here, encrypted.",
  "session.locked": "Locked",
  "session.cannotOpen": "Doorstep can’t open",
  "session.switchUser": "Switch user",
  "session.pin": "PIN",
  "session.usePin": "Use the PIN",
  "session.usePassword": "Use the password",
  "session.needPin": "Enter the PIN",
  "session.showPin": "Show PIN",
  "session.hidePin": "Hide PIN",
  "session.card": "{level} · {store}",
  "session.triesLeft": "{count, plural, one {# try left.} other {# tries left.}}",
  "session.waitSeconds":
    "{count, plural, one {Wait # second, then try again.} other {Wait # seconds, then try again.}}",
  "session.waitMinutes":
    "{count, plural, one {Wait # minute, then try again.} other {Wait # minutes, then try again.}}",
  "session.notEnrolledTitle": "A colleague adds new people",
  "session.notEnrolled":
    "Ask a colleague who uses this laptop to unlock it and add you in the settings, under “People on this laptop”. That needs a network once; unlocking then needs none.",
  "session.stillCalls": "Calls while locked, too",
  "session.onlyCounts": "The locked screen shows counts and times, no names and no contents.",
  "session.dueOver": "{count} overdue",
  "session.dueOne": "1 due in {span}",
  "session.dueSoon": "{count} due soon, next in {span}",
  "session.dueNext": "Next due {when}",
  "session.dueNothing": "Nothing falls due",
  "session.lastContact": "Last contact with the central: {when}.",
  "session.pendingKept": "{count} to upload.",
  "session.leaseUntil":
    "Names can be read offline until {when}; then the laptop needs a network once.",
  "session.leaseOver": "Offline for too long: names and phones show again after one contact.",
};
