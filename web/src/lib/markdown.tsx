import { Marked, type Token, type Tokens } from 'marked'
import { Fragment, type ReactNode } from 'react'
import { Tied } from '../ui/Tied'
import type { Sentence } from './wire'

/*
 * An answer is reviewed text in a small part of Markdown: paragraphs, bold, italics, code, lists.
 * marked only cuts it into tokens; what is drawn are React elements of that list and nothing else.
 * A link keeps its words and loses its address; images and tags are dropped.
 */
const marked = new Marked({
  gfm: false,
  tokenizer: {
    // No blocks of HTML, so the words between two tags stay; no reference definitions, which vanish.
    html: () => undefined,
    def: () => undefined,
  },
})

/** Private-use characters around a sentence's number and final stop: where its citations are drawn. */
const OPEN = '\uE000'
const CLOSE = '\uE001'
const ANCHOR = /\uE000(\d+)([.!?…]*)\uE001/

const BLOCK_START = /^\s*(?:[-*+]|\d{1,3}[.)])\s/

/** Where a sentence begins a paragraph or a list item of its own. */
export const startsBlock = ({ text }: Sentence): boolean =>
  BLOCK_START.test(text) || /^\s*\n/.test(text)

/** The sentences as one Markdown text, each with an anchor before its final stop. */
export function joined(sentences: Sentence[]): string {
  return sentences.reduce((before, s) => {
    const text = s.text.replace(/[\uE000\uE001]/g, '')
    const glue = !before || /\n\s*$/.test(before) ? '' : BLOCK_START.test(text) ? '\n' : ' '
    return before + glue + (s.citations.length ? anchored(text, s.sentence) : text)
  }, '')
}

function anchored(text: string, sentence: number): string {
  const [, body = '', stop = '', space = ''] = /^([\s\S]*?)([.!?…]*)(\s*)$/.exec(text) ?? []
  // Behind a fence the anchor needs a line of its own, or the fence would not close.
  const gap = body.endsWith('```') ? '\n\n' : '\u00a0'
  return body + gap + OPEN + sentence + stop + CLOSE + space
}

type Cite = (sentence: number) => ReactNode

function withCitations(text: string, cite: Cite): ReactNode {
  const anchor = ANCHOR.exec(text)
  if (!anchor) return text
  const [all, sentence, stop] = anchor
  return (
    <>
      <Tied text={text.slice(0, anchor.index)}>
        {cite(Number(sentence))}
        {stop}
      </Tied>
      {withCitations(text.slice(anchor.index + all.length), cite)}
    </>
  )
}

const withoutAnchors = (text: string) => text.replace(ANCHOR, '$2').trimEnd()

function inline(tokens: Token[] | undefined, cite: Cite): ReactNode {
  return tokens?.map((token, i) => {
    switch (token.type) {
      case 'strong':
        return <strong key={i}>{inline(token.tokens, cite)}</strong>
      case 'em':
        return <em key={i}>{inline(token.tokens, cite)}</em>
      case 'codespan':
        return <code key={i}>{withoutAnchors((token as Tokens.Codespan).text)}</code>
      case 'br':
        return <br key={i} />
      case 'image':
      case 'html':
        return null
      default: {
        const { tokens: inner, text = '' } = token as Tokens.Generic
        return (
          <Fragment key={i}>{inner ? inline(inner, cite) : withCitations(text, cite)}</Fragment>
        )
      }
    }
  })
}

function block(token: Token, cite: Cite): ReactNode {
  switch (token.type) {
    case 'space':
    case 'hr':
    case 'html':
      return null
    case 'list': {
      const list = token as Tokens.List
      const items = list.items.map((item, i) => (
        <li key={i}>{item.tokens.map((t, j) => nested(t, j, cite))}</li>
      ))
      return list.ordered ? <ol start={Number(list.start) || 1}>{items}</ol> : <ul>{items}</ul>
    }
    case 'code':
      return (
        <pre>
          <code>{withoutAnchors((token as Tokens.Code).text)}</code>
        </pre>
      )
    case 'blockquote':
      return (token as Tokens.Blockquote).tokens.map((t, i) => (
        <Fragment key={i}>{block(t, cite)}</Fragment>
      ))
    default:
      return <p>{inline((token as Tokens.Generic).tokens, cite)}</p>
  }
}

/** Inside a list item plain text needs no paragraph of its own. */
const nested = (token: Token, key: number, cite: Cite) => (
  <Fragment key={key}>
    {token.type === 'text' || token.type === 'paragraph'
      ? inline((token as Tokens.Generic).tokens, cite)
      : block(token, cite)}
  </Fragment>
)

export function Markdown({ text, cite }: { text: string; cite: Cite }) {
  return marked.lexer(text).map((token, i) => <Fragment key={i}>{block(token, cite)}</Fragment>)
}
