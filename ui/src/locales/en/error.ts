import type { Wording } from "../wording";
import type { error as source } from "../zh-CN/error";

export const error: Wording<typeof source> = {
  "error.Refused": "A rule does not allow this step.",
  "error.Refused.next": "What you typed is still here. Change it and try again.",
  "error.SignedOut": "Not signed in, or locked.",
  "error.SignedOut.next": "Unlock with your password. The data on this laptop is unharmed.",
  "error.WrongPassword": "User name or password is wrong.",
  "error.WrongPassword.next":
    "Check caps lock and input method, then try again. The data on this laptop is unharmed.",
  "error.TooManyAttempts": "Too many failed attempts, sign-in is paused.",
  "error.TooManyAttempts.next":
    "Try again in a few minutes, or ask the supervisor to reset the password. The data on this laptop is unharmed.",
  "error.CentralUnreachable": "The central can’t be reached.",
  "error.CentralUnreachable.next":
    "The first sign-in on this laptop needs a network. Check the network and the central address, then try again.",
  "error.NotACentral": "This address answers, but it is not a Doorstep central.",
  "error.NotACentral.next":
    "It may be the sign-in page of a public network. Sign in there in a browser, or check the central address.",
  "error.InsecureAddress": "This address is not secure; no password is sent to it.",
  "error.InsecureAddress.next": "Use a central address that begins with https://",
  "error.NotEnrolled": "This person isn’t set up on this laptop yet.",
  "error.NotEnrolled.next":
    "Ask a colleague who is to unlock it and add this person in the settings.",
  "error.PersonLeft": "This account is closed; it no longer opens this laptop.",
  "error.PersonLeft.next":
    "Everything submitted is kept and a supervisor sees to it. If the account is opened again, sign in while online.",
  "error.WrongPin": "That PIN isn’t right.",
  "error.WrongPin.next": "Try again, or use the password. Nothing on this laptop is affected.",
  "error.PinShut": "Too many wrong PINs; the PIN is off.",
  "error.PinShut.next": "Unlock with the password; the PIN works again after that.",
  "error.PinUnavailable": "The PIN can’t be used now: its secret isn’t in the system’s keychain.",
  "error.PinUnavailable.next":
    "Unlock with the password, then set a PIN again in the settings. Nothing on this laptop is affected.",
  "error.WeakPin": "That PIN is too short.",
  "error.WeakPin.next": "Use six digits or more.",
  "error.OtherTenant":
    "This central belongs to another organisation, so the shop can’t move there.",
  "error.OtherTenant.next":
    "Nothing was changed. To join it, get an account there and import the customers.",
  "error.OlderCopy": "This central unpacked an earlier packing of this shop.",
  "error.OlderCopy.next":
    "Nothing was changed. Have it emptied and unpack the latest file, then connect.",
  "error.UserTaken": "The user name is taken.",
  "error.UserTaken.next": "Choose another one.",
  "error.HasMovedOut": "The shop is packed and waits to be connected.",
  "error.HasMovedOut.next": "Connect it in the settings first, or call the move off.",
  "error.FolderInUse": "Doorstep is already open in another window.",
  "error.FolderInUse.next": "Go back to that window, or close it and open Doorstep again.",
  "error.DatabaseUnreadable": "The data on this laptop can’t be opened.",
  "error.DatabaseUnreadable.next":
    "Please do not delete the data folder; ask the administrator. What was uploaded is safe at the central.",
  "error.DatabaseTooNew": "The data on this laptop was written by a newer version.",
  "error.DatabaseTooNew.next": "Nothing was changed. Install the newest version and open it again.",
  "error.DiskFull": "The disk is full; this step was not saved.",
  "error.DiskFull.next": "Everything saved before is still there. Free some space and try again.",
  "error.SentAlready": "The decision was sent already and can’t be undone.",
  "error.SentAlready.next": "To correct it, edit the record once more.",
  "error.NotTheLast":
    "Something else was done after this decision, so it can’t be undone by itself.",
  "error.NotTheLast.next": "To correct it, edit the record once more.",
  "error.NotFound": "This record is not on this laptop.",
  "error.NotFound.next": "It may not have been synced yet. Sync while online, then open it.",
  "error.BadRequest": "This step was not accepted; something in it is not as required.",
  "error.BadRequest.next":
    "What you typed is still here. Check it and try again; if it still fails, install the newest version.",
  "error.Internal": "Something went wrong; this step was not finished.",
  "error.Internal.next":
    "Everything saved is still there. Try again; if it still fails, give the incident number to the administrator.",
  "errorAction.retry": "Try again",
  "errorAction.signIn": "Sign in",
  "errorAction.sync": "Sync now",
};
