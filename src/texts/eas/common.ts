import type { commonRules } from '../../eas/rules/common.ts';
import type { TextsOf } from '../texts.ts';

const WHO_WAS_MEANT = 'Only the user knows who was meant.';
const KEYLESS = 'These carry no policy key [MS-ASPROV 3.1.5.1]; one provisioning per episode and one repeat is all that can be tried.';
const NO_PICTURE_ASKED = 'The request asked for no picture, and what it asked for was not said to be done.';
const KEEP_IT = 'It was not done as far as the answer tells: keep the mail or the edit.';

/** What is said of the codes common to all commands. */
export const commonTexts = {
  'common.101': {
    meaning: 'Body of the POST is unusable as sent.',
    source: 'MS-ASCMD R4810 R4811 R7545 R4812 R7546 §2.2.2',
    hint: 'Check Content-Type, length and whether a body has to be there: WBXML mail is for 14.0 and later.',
  },
  'common.102': {
    meaning: 'Body claims to be WBXML but will not decode.',
    source: 'MS-ASCMD R4814 R4815 §2.2.2',
    why: 'The same bytes decode no better the next time.',
    hint: 'The encoder is at fault: check code pages, tokens and the length that went out.',
  },
  'common.103': {
    meaning: 'Decoded XML breaks the command schema or an element limit.',
    source: 'MS-ASCMD R4816 R4817 R7547 §2.2.2',
    why: 'The same elements break the same rule.',
    hint: 'Check the elements, their order and number against the schema of the command.',
    variants: [
      {
        why: 'These answer 103 when a list is over the limit too [MS-ASCMD 3.1.5.10].',
        hint: 'If a short list fails as well, the elements break the schema of the command.',
      },
    ],
  },
  'common.104': {
    meaning: 'A timestamp in the request cannot be parsed.',
    source: 'MS-ASCMD R4818 R4819 §2.2.2 R541 R578',
    why: 'The same time reads no better.',
    hint: 'Write times as the command wants them; look at InstanceId first.',
  },
  'common.105': {
    meaning: 'Parameters are each fine but not allowed together.',
    source: 'MS-ASCMD R4820 R4821 §2.2.2; MS-ASCON R262',
    why: 'Each value is fine by itself.',
    hint: 'Choose another target or leave one of the options out.',
  },
  'common.106': {
    meaning: 'An id in the request is malformed (as opposed to well-formed but unknown).',
    source: 'MS-ASCMD R4822 R4823 R4824 R7548 R7549 §2.2.2',
    why: 'An id that cannot be read is the fault of the request.',
    hint: 'Drop the id; fetch it again with FolderSync or Sync.',
    variants: [
      {
        why: 'A folder list of an older server or backup holds ids that this server cannot read; a fresh one may not.',
        hint: 'Drop the id; fetch the item again with Sync.',
      },
    ],
  },
  'common.107': {
    meaning: 'Attached MIME message cannot be parsed.',
    source: 'MS-ASCMD R4825 R4826 §2.2.2',
    why: 'The same message parses no better.',
    hint: 'Keep the draft and build the message anew.',
  },
  'common.108': {
    meaning: 'Device id is absent or ill-formed.',
    source: 'MS-ASCMD R4827 R4828 §2.2.2',
    why: 'The account is set up wrongly in the app.',
    hint: 'Send a DeviceId: letters and digits, the same for as long as the account lives.',
  },
  'common.109': {
    meaning: 'Device type is absent or ill-formed.',
    source: 'MS-ASCMD R4829 R4830 §2.2.2',
    why: 'The account is set up wrongly in the app.',
    hint: 'Send a DeviceType: letters and digits, the same for as long as the account lives.',
  },
  'common.110': {
    meaning: 'Unexpected server fault of the kind the client must not hammer.',
    source: 'MS-ASCMD R4831 R4832 R7550 §2.2.2',
    hint: 'Do not send it again by itself; the user, or a pass much later, may.',
  },
  'common.111': {
    meaning: 'Unexpected server fault that should clear.',
    source: 'MS-ASCMD R4833 R4834 R7551 §2.2.2',
  },
  'common.112': {
    meaning: 'Server itself lacks rights on the directory object.',
    source: 'MS-ASCMD R4835 R4836 R7552 §2.2.2',
    why: 'Only the administrator can give the server its rights in the directory.',
  },
  'common.113': {
    meaning: 'Mailbox is over its size limit.',
    source: 'MS-ASCMD R4837 R4838 R7553 §2.2.2',
    why: 'A full mailbox still gives out what it has.',
  },
  'common.114': {
    meaning: 'The back end holding the mailbox is down.',
    source: 'MS-ASCMD R4839 R4840 §2.2.2',
    why: 'A store that is down for maintenance comes back.',
  },
  'common.115': {
    meaning: 'Sending would pass the send quota.',
    source: 'MS-ASCMD R4841 R4842 §2.2.2',
    why: 'The quota is refilled by time or by the administrator, not by asking.',
    hint: 'Keep the message in the outbox and let the user send it later.',
  },
  'common.116': {
    meaning: 'At least one addressee cannot be turned into a mail address.',
    source: 'MS-ASCMD R4843 R4844 §2.2.2',
    why: WHO_WAS_MEANT,
    hint: 'Return the message to the drafts and show its recipients.',
  },
  'common.117': {
    meaning: 'Server refuses a reply to this message.',
    source: 'MS-ASCMD R4845 R4846 §2.2.2 R4410',
    why: 'The message, or a policy, forbids it; asking again changes neither [MS-ASCMD 2.2.3.177.16].',
    hint: 'Offer to send the text as a new message.',
  },
  'common.118': {
    meaning: 'Server has already taken a message with this id.',
    source: 'MS-ASCMD R4848 R7465 R4850 §2.2.2',
    why: 'On a first attempt the id was used by another message.',
    hint: 'Give every message a ClientId of its own: the server takes this one for another message.',
    variants: [
      { why: 'The attempt whose answer was lost did arrive.' },
      { why: 'The server called the attempt before a failure and now calls it sent; only a look can tell.' },
      { why: 'Nobody remembers whether this message or another one used the id.' },
    ],
  },
  'common.119': {
    meaning: 'Message names nobody to send to.',
    source: 'MS-ASCMD R4852 R4853 §2.2.2',
    why: WHO_WAS_MEANT,
    hint: 'Return the message to the drafts: it names nobody.',
  },
  'common.120': {
    meaning: 'Server could not hand the mail to transport.',
    source: 'MS-ASCMD R4856 R4855 §2.2.2',
    why: 'Servers without 118 would send it twice if only the answer was wrong.',
    hint: 'Look in Sent Items, then let the user send it again.',
    variants: [
      {
        why: 'This server recognises a message it has sent, so one more try is safe.',
        hint: 'Return the message to the outbox and tell the user.',
      },
    ],
  },
  'common.121': {
    meaning: 'Server could not build the reply.',
    source: 'MS-ASCMD R4857 R4858 §2.2.2',
    why: 'The message that is answered is what the server stumbles over.',
    hint: 'Send the text as a plain SendMail.',
  },
  'common.122': {
    meaning: 'An attachment exceeds what this request may carry.',
    source: 'MS-ASCMD R4859 R4860 §2.2.2',
    why: 'The same attachment is as large the next time.',
    hint: 'Let the user remove or shrink the attachment.',
  },
  'common.123': {
    meaning: 'No mailbox exists for the account.',
    source: 'MS-ASCMD R4861 R4862 §2.2.2',
    why: 'The mailbox may have moved to where Autodiscover leads; otherwise somebody has to make one.',
  },
  'common.124': {
    meaning: 'Request carried no credentials.',
    source: 'MS-ASCMD R4863 R4864 R4865 §2.2.2',
    why: 'The request went out without a login.',
  },
  'common.125': {
    meaning: 'Directory does not know the user.',
    source: 'MS-ASCMD R4866 R4867 R7554 §2.2.2',
    why: 'A login name may be wrong; a name that is right and unknown is for the administrator.',
  },
  'common.126': {
    meaning: 'ActiveSync is switched off for this user.',
    source: 'MS-ASCMD R4868 R4869 R7555 §2.2.2',
    why: 'ActiveSync is switched off for this user.',
  },
  'common.127': {
    meaning: 'Server is set to keep users from syncing.',
    source: 'MS-ASCMD R4870 R4871 §2.2.2',
    why: 'The server is set to keep these users out.',
  },
  'common.128': {
    meaning: 'Server will not sync users whose mailbox is on an older server.',
    source: 'MS-ASCMD R4872 R4873 §2.2.2',
    why: 'Another server may be the right one for an older mailbox.',
  },
  'common.129': {
    meaning: 'Only certain devices may sync for this user and this is not one.',
    source: 'MS-ASCMD R4874 R4875 R4876 §2.2.2',
    why: 'The administrator lists which devices may sync.',
  },
  'common.130': {
    meaning: 'User may not do what was asked.',
    source: 'MS-ASCMD R4877 R4878 §2.2.2',
    why: 'One operation is denied, not the account.',
    hint: 'Leave this operation out; the rest can go on.',
    variants: [{ why: 'Without these two nothing else can be done on the account.' }],
  },
  'common.131': {
    meaning: 'User account is disabled.',
    source: 'MS-ASCMD R4879 R4880 §2.2.2',
    why: 'The account is disabled.',
  },
  'common.132': {
    meaning: 'Server lost the stored state of this device.',
    source: 'MS-ASCMD R4881 R4882 R4883 R4884 R7556 R7557 §2.2.2',
    why: 'The state may be back a moment later; if not, the next key is refused anyway.',
  },
  'common.133': {
    meaning: 'Server-side device state is locked.',
    source: 'MS-ASCMD R4885 R4886 §2.2.2',
    why: 'A mailbox that is being moved is not lost; a key error says so if it is.',
  },
  'common.134': {
    meaning: 'Server-side device state is damaged.',
    source: 'MS-ASCMD R4887 R4888 §2.2.2',
    why: 'What the server keeps of this device is damaged; only a new start makes it anew.',
  },
  'common.135': {
    meaning: 'Server-side device state was already there.',
    source: 'MS-ASCMD R4889 R4890 R4891 §2.2.2',
    why: 'Two first syncs met; the other one has to end first.',
  },
  'common.136': {
    meaning: 'Server-side device state has an unusable version.',
    source: 'MS-ASCMD R4892 R4893 §2.2.2',
    why: 'Mostly after an upgrade of the server, which may have brought other versions too.',
  },
  'common.137': {
    meaning: 'Server does not offer this command.',
    source: 'MS-ASCMD R4894 R4895 R7558 §2.2.2',
    why: 'OPTIONS says which commands there are.',
    hint: 'Stop using the command on this server.',
  },
  'common.138': {
    meaning: 'Command does not exist in the protocol version used.',
    source: 'MS-ASCMD R4896 R4897 R7559 R7560 §2.2.2',
    why: 'OPTIONS says which versions there are, and the command may exist in another one.',
    hint: 'Use the command of this version: ItemOperations Fetch for GetAttachment, FolderSync for GetHierarchy.',
  },
  'common.139': {
    meaning: 'Client cannot meet every policy the server demands.',
    source: 'MS-ASCMD R4898 R4899 §2.2.2; MS-ASPROV R681 R455 R684 R456',
  },
  'common.140': {
    meaning: 'Server wants this device wiped.',
    source: 'MS-ASCMD R5279 R5280 R5281 R7561 §2.2.2',
  },
  'common.141': {
    meaning: 'Policy exists but the device does not take part in provisioning.',
    source: 'MS-ASCMD R4903 R4904 R7563 §2.2.2; MS-ASPROV R682 R458 R685 R460',
    variants: [{ why: KEYLESS }],
  },
  'common.142': {
    meaning: 'A policy applies and the device has not provisioned yet.',
    source: 'MS-ASCMD R4905 R4906 R7564 §2.2.2',
    variants: [{ why: KEYLESS }],
  },
  'common.143': {
    meaning: 'Policy must be fetched again on a timer.',
    source: 'MS-ASCMD R4908 R4909 R4910 R7565 §2.2.2',
    variants: [{ why: KEYLESS }],
  },
  'common.144': {
    meaning: 'The policy key sent is not the current one.',
    source: 'MS-ASCMD R4911 R4912 R4914 R4915 R7566 §2.2.2',
    variants: [{ why: KEYLESS }],
  },
  'common.145': {
    meaning: 'Client said another manager provisions it and the server will not have that.',
    source: 'MS-ASCMD R4916 R4917 §2.2.2; MS-ASPROV R686 R461 R687 R463 R464',
  },
  'common.146': {
    meaning: 'Asked to forward one occurrence of something that does not recur.',
    source: 'MS-ASCMD R4918 R4919 §2.2.2',
    why: 'The meeting has one occurrence only, so the whole of it is meant.',
    hint: 'Forward the meeting without InstanceId.',
  },
  'common.147': {
    meaning: 'Item type is unknown to the server.',
    source: 'MS-ASCMD R4920 R4921 §2.2.2',
    why: 'The server does not know this kind of item.',
    hint: 'Leave items of this class out; the rest can go on.',
  },
  'common.148': {
    meaning: 'Proxying needed but the other server has no TLS.',
    source: 'MS-ASCMD R4922 R4923 R4924 §2.2.2',
    why: 'The servers do not trust each other; no client can change that.',
  },
  'common.149': {
    meaning: 'The remembered previous request could not be replayed for an empty request.',
    source: 'MS-ASCMD R4925 R4926 R4927 R4928 §2.2.2',
    hint: 'Send the whole request: an empty one has nothing to stand on.',
  },
  'common.150': {
    meaning: 'Source item or occurrence of the SmartForward/SmartReply is gone.',
    source: 'MS-ASCMD R4929 R4930 §2.2.2',
    why: 'The message that is answered is no longer there.',
    hint: 'Sync the folder and offer to send the text as a new message.',
  },
  'common.151': {
    meaning: 'Mailbox holds more folders than allowed (1000 by default).',
    source: 'MS-ASCMD R4931 R4932 §2.2.2',
    why: 'Somebody has to remove folders.',
    variants: [{ why: 'The folders that exist can be synced all the same.', hint: 'Let the user remove folders first.' }],
  },
  'common.152': {
    meaning: 'Mailbox has no folders.',
    source: 'MS-ASCMD R4933 R4934 §2.2.2',
    why: 'A mailbox always has folders; one that shows none is broken, or was not ready yet.',
  },
  'common.153': {
    meaning: 'Some items could not be found after a move.',
    source: 'MS-ASCMD R4935 R4936 §2.2.2',
    why: 'Some items did not arrive; both folders say where they are.',
    hint: 'Show what is missing after both folders were synced.',
  },
  'common.154': {
    meaning: 'Unknown server error while moving.',
    source: 'MS-ASCMD R4937 R4938 §2.2.2',
    why: 'The move may have been done in part, so only what is left goes again.',
    hint: 'Put the items back where the server has them.',
  },
  'common.155': {
    meaning: 'Conversation move lacks the MoveAlways element.',
    source: 'MS-ASCMD R4939 R4940 §2.2.2 R4170 R4171',
    why: 'The same request lacks the same element.',
    hint: 'Add Options with MoveAlways.',
  },
  'common.156': {
    meaning: 'Target of the move is not acceptable.',
    source: 'MS-ASCMD R4941 R4942 §2.2.2 R4172 R4173',
    why: 'The same target is refused again.',
    hint: 'Choose a mail folder as the target.',
  },
  'common.160': {
    meaning: 'Free/busy asked for more people than allowed (100 by default).',
    source: 'MS-ASCMD R4943 R4944 §2.2.2 R4293',
    why: 'Availability is given for a hundred people at a time by default.',
    hint: 'Ask for fewer recipients at a time.',
  },
  'common.161': {
    meaning: 'Distribution list too big for free/busy.',
    source: 'MS-ASCMD R4945 R4946 §2.2.2 R4294',
    why: 'The list is as long the next time.',
    hint: 'Expand the list and ask for its members, or go without availability.',
  },
  'common.162': {
    meaning: 'Free/busy lookup failed for now.',
    source: 'MS-ASCMD R4947 R4948 §2.2.2 R4295 R4296 R4297',
    hint: 'Show the availability as unknown.',
  },
  'common.163': {
    meaning: 'Free/busy lookup failed for good.',
    source: 'MS-ASCMD R4951 R5411 §2.2.2 R4298 R4299',
    hint: 'Show the availability as unknown; asking again gives the same answer.',
  },
  'common.164': {
    meaning: 'BodyPartPreference asks for a body type that is not supported.',
    source: 'MS-ASCMD R5410 R5412 §2.2.2',
    why: 'Body parts come as HTML only.',
    hint: 'Ask for body parts of Type 2, or for the ordinary body.',
  },
  'common.165': {
    meaning: 'Provision lacked the DeviceInformation block.',
    source: 'MS-ASCMD R4953 R4954 §2.2.2',
    why: 'The server does not know the device yet: a policy handshake tells it, and then the same bytes are the right ones.',
    hint: 'Give the session its device with at least a model.',
    variants: [
      {
        why: 'From 14.1 on the first Provision has to carry it; with it the same handshake goes on.',
        hint: 'Put DeviceInformation with at least Model into the first Provision from 14.1 on.',
      },
    ],
  },
  'common.166': {
    meaning: 'AccountId is not valid.',
    source: 'MS-ASCMD R4955 R4956 §2.2.2 R724 R5135',
    why: 'Settings lists the accounts that exist now.',
    hint: 'Send from another account, or without AccountId.',
  },
  'common.167': {
    meaning: 'That account may not send.',
    source: 'MS-ASCMD R4957 R4958 §2.2.2',
    why: 'This account may not send.',
    hint: 'Send from another account.',
  },
  'common.168': {
    meaning: 'Rights management is off.',
    source: 'MS-ASCMD R4959 R4960 §2.2.2',
    why: 'Rights management is off, or the line is not safe enough for it.',
    hint: 'Ask without rights management and show protected mail as such.',
  },
  'common.169': {
    meaning: 'Rights management failed for now.',
    source: 'MS-ASCMD R4961 R4962 §2.2.2',
    hint: 'Show the message as protected and try later.',
  },
  'common.170': {
    meaning: 'Rights management failed for good.',
    source: 'MS-ASCMD R4963 R4964 §2.2.2',
    why: 'The fault is called permanent.',
    hint: 'Show the message as protected; the administrator has to look.',
  },
  'common.171': {
    meaning: 'Rights template id is not known.',
    source: 'MS-ASCMD R4965 R4966 §2.2.2',
    why: 'Settings lists the templates that exist now.',
    hint: 'Let the user choose a template again.',
  },
  'common.172': {
    meaning: 'Rights on the message forbid the action.',
    source: 'MS-ASCMD R4967 R4968 §2.2.2',
    why: 'The rights on the message forbid it.',
    hint: 'Tell the user which action the sender does not allow.',
  },
  'common.173': {
    meaning: 'Contact has no photo.',
    source: 'MS-ASCMD R4969 R4970 §2.2.2 R36691709 R4311 R4373',
    why: 'A contact without a picture is no fault.',
    variants: [{ why: NO_PICTURE_ASKED, hint: KEEP_IT }],
  },
  'common.174': {
    meaning: 'Photo is bigger than MaxSize.',
    source: 'MS-ASCMD R4971 R4972 §2.2.2 R36691709 R4312 R4374',
    why: 'The picture is left out; the rest of the answer stands.',
    variants: [{ why: NO_PICTURE_ASKED, hint: KEEP_IT }],
  },
  'common.175': {
    meaning: 'More photos than MaxPictures.',
    source: 'MS-ASCMD R4973 R4974 §2.2.2 R36691709 R4313 R4375',
    why: 'The picture is left out; the rest of the answer stands.',
    variants: [{ why: NO_PICTURE_ASKED, hint: KEEP_IT }],
  },
  'common.176': {
    meaning: 'Conversation too big to compute message parts.',
    source: 'MS-ASCMD R4975 R4978 R4979 §2.2.2; MS-ASAIRS R272',
    hint: 'Fetch the ordinary body of the item.',
  },
  'common.177': {
    meaning: 'Too many device partnerships on the account.',
    source: 'MS-ASCMD R4977 R4980 R4981 §2.2.2',
  },
  'common.178': {
    meaning: 'Elements in SmartForward exclude each other.',
    source: 'MS-ASCMD R7466 R7467 R7468 §2.2.2',
    why: 'The two ways of forwarding exclude each other.',
    hint: 'Send either Mime with its options, or Forwardees and Body.',
  },
  'common.179': {
    meaning: 'Forwardees or Body in SmartForward cannot be parsed.',
    source: 'MS-ASCMD R7469 R7470 §2.2.2',
    why: 'The same elements parse no better.',
    hint: 'Check Forwardees and Body of the SmartForward.',
  },
  'common.183': {
    meaning: 'Draft has no recipient or a non-SMTP address.',
    source: 'MS-ASCMD R7471 R7472 R7474 R7475 §2.2.2',
    why: WHO_WAS_MEANT,
    hint: 'Return the draft: it needs at least one SMTP address, and no other kind.',
  },
  'common.184': {
    meaning: 'Some exceptions of a new calendar series were not stored.',
    source: 'MS-ASCMD R7473 §2.2.2',
    hint: 'Show which occurrences of the series were not stored.',
  },
} as const satisfies TextsOf<typeof commonRules>;
