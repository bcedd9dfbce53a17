// Packs and unpacks messages with the npm package iso_8583, one JSON document a line:
// {"0": "0200", "3": "000000", ...} -> {"hex": "...", "fields": {...}} or {"error": "..."}.
'use strict';

const readline = require('readline');
const Iso8583 = require('iso_8583');

// Where UnionPay terminals differ from the package's ISO 8583:1987 defaults. Lengths are those of the terminal field list.
const unionPay = {
  44: { ContentType: 'ans', LenType: 'llvar', MaxLen: 25 },
  48: { ContentType: 'n', LenType: 'lllvar', MaxLen: 62 },
  49: { ContentType: 'an', LenType: 'fixed', MaxLen: 3 },
  53: { ContentType: 'n', LenType: 'fixed', MaxLen: 16 },
  54: { ContentType: 'ans', LenType: 'lllvar', MaxLen: 20 },
  57: { ContentType: 'ans', LenType: 'lllvar', MaxLen: 100 },
  58: { ContentType: 'ans', LenType: 'lllvar', MaxLen: 100 },
  59: { ContentType: 'ans', LenType: 'lllvar', MaxLen: 600 },
  60: { ContentType: 'n', LenType: 'lllvar', MaxLen: 17 },
  61: { ContentType: 'n', LenType: 'lllvar', MaxLen: 29 },
  62: { ContentType: 'ans', LenType: 'lllvar', MaxLen: 512 },
  63: { ContentType: 'ans', LenType: 'lllvar', MaxLen: 163 },
  64: { ContentType: 'ans', LenType: 'fixed', MaxLen: 8 },
};

function answer(line) {
  const packed = new Iso8583(JSON.parse(line), unionPay).getRawMessage();
  if (!Buffer.isBuffer(packed)) return { error: JSON.stringify(packed) };
  const fields = new Iso8583({}, unionPay).getIsoJSON(packed, { lenHeader: false });
  return { hex: packed.toString('hex'), fields };
}

readline.createInterface({ input: process.stdin }).on('line', line => {
  let result;
  try {
    result = answer(line);
  } catch (error) {
    result = { error: String(error) };
  }
  process.stdout.write(JSON.stringify(result) + '\n');
});
