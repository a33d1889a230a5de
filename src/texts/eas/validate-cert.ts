import type { validateCertRules } from '../../eas/rules/validate-cert.ts';
import type { TextsOf } from '../texts.ts';

/** What is said of the statuses of ValidateCert. */
export const validateCertTexts = {
  'ValidateCert.1': {
    meaning: 'Command ran.',
    source: 'MS-ASCMD R5389 R4473 R4474 R5814',
  },
  'ValidateCert.17': {
    meaning: 'Command failed.',
    source: 'MS-ASCMD R4520 R4521 R4522 R5864',
    hint: 'Show the signature as not checked.',
  },
  'ValidateCert.Certificate.1': {
    meaning: 'Certificate valid.',
    source: 'MS-ASCMD R5389 R4473 R4474 R5814',
  },
  'ValidateCert.Certificate.2': {
    meaning: 'Protocol error.',
    source: 'MS-ASCMD R4475 R4476 R4477',
    why: 'More than a hundred certificates are answered with 2 too [MS-ASCMD 3.1.5.10].',
    hint: 'If a short list fails as well, check the elements of the request.',
  },
  'ValidateCert.Certificate.3': {
    meaning: 'Certificate signature does not verify.',
    source: 'MS-ASCMD R4478 R4479 R4480',
    hint: 'The signature of the certificate does not hold: do not trust it.',
  },
  'ValidateCert.Certificate.4': {
    meaning: 'Issuer not trusted.',
    source: 'MS-ASCMD R4481 R4482 R4483',
    hint: 'The issuer is not trusted here; the administrator may add it.',
  },
  'ValidateCert.Certificate.5': {
    meaning: 'Chain built wrongly.',
    source: 'MS-ASCMD R4484 R4485 R4486',
    hint: 'The chain is not built right: ask the sender for a whole one.',
  },
  'ValidateCert.Certificate.6': {
    meaning: 'Not meant for signing mail.',
    source: 'MS-ASCMD R4487 R4488 R4489',
    hint: 'The certificate is not meant for signing mail: the user decides.',
  },
  'ValidateCert.Certificate.7': {
    meaning: 'Expired or not yet valid.',
    source: 'MS-ASCMD R4490 R4491 R4492',
    hint: 'The certificate has expired or is not valid yet: a new one is needed.',
  },
  'ValidateCert.Certificate.8': {
    meaning: 'Validity times within the chain do not fit.',
    source: 'MS-ASCMD R4493 R4494 R4495',
    hint: 'The times within the chain do not fit: ask for the newest chain.',
  },
  'ValidateCert.Certificate.9': {
    meaning: 'A certificate in the chain is used for the wrong purpose.',
    source: 'MS-ASCMD R4496 R4497 R4498',
    hint: 'A certificate of the chain is used for what it is not meant for: a new one is needed.',
  },
  'ValidateCert.Certificate.10': {
    meaning: 'Data in the digital ID missing or wrong.',
    source: 'MS-ASCMD R4499 R4500 R4502',
    hint: 'The digital id lacks data or holds wrong data: a new one is needed.',
  },
  'ValidateCert.Certificate.11': {
    meaning: 'End-entity certificate used as CA or the reverse.',
    source: 'MS-ASCMD R4503 R4504 R5847 R4501',
    hint: 'An issuer and an end certificate stand in each other’s place: ask for the right chain.',
  },
  'ValidateCert.Certificate.12': {
    meaning: 'Certificate does not match the address.',
    source: 'MS-ASCMD R4505 R4506 R4507',
    hint: 'The certificate belongs to another address: do not trust it.',
  },
  'ValidateCert.Certificate.13': {
    meaning: 'Certificate revoked.',
    source: 'MS-ASCMD R4508 R4509 R4510',
    hint: 'The certificate was revoked: a new one is needed.',
  },
  'ValidateCert.Certificate.14': {
    meaning: 'Revocation server unreachable.',
    source: 'MS-ASCMD R4511 R4512 R4513',
    hint: 'Nobody can say now whether it was revoked: show it as not checked.',
  },
  'ValidateCert.Certificate.15': {
    meaning: 'A certificate in the chain is revoked.',
    source: 'MS-ASCMD R4514 R4515 R4516',
    hint: 'A certificate of the chain was revoked: a new one is needed.',
  },
  'ValidateCert.Certificate.16': {
    meaning: 'Revocation state cannot be determined.',
    source: 'MS-ASCMD R4517 R4518 R4519',
    why: 'The text says to try again, and repeats the cause of 3: once is enough to tell the two apart.',
    hint: 'Whether it was revoked cannot be found out: show it as not checked.',
  },
  'ValidateCert.Certificate.17': {
    meaning: 'Unknown server error.',
    source: 'MS-ASCMD R4520 R4521 R4522',
    hint: 'The server could not judge this one: show it as not checked.',
  },
} as const satisfies TextsOf<typeof validateCertRules>;
