// The page's English readings of sentences, and the phrases that it knows.

export default async function meanings(enter, { sentences }) {
  const visit = await enter();
  return visit.page.evaluate(read, sentences);
}

async function read(sentences) {
  const { meaningOf } = await import("/js/box/meaning.js");
  const { default: phrases } = await import("/js/text/meanings.js");
  return { meanings: Object.fromEntries(sentences.map((sentence) => [sentence, meaningOf(sentence)])), phrases: Object.keys(phrases) };
}
