import { Fragment, useMemo, type ReactNode } from 'react';
import { markdown, safe, type Block, type Inline } from '../lib/markdown';
import './markdown.css';

/** Longer texts are cut off: nobody reads them here. */
const LONGEST = 256 * 1024;

function away(to: string, children: ReactNode) {
  const address = safe(to);
  // The page that it leads to learns nothing of where it was linked.
  return address ? <a href={address} target="_blank" rel="noreferrer noopener nofollow">{children}</a> : <>{children}</>;
}

function Words({ parts }: { parts: Inline[] }) {
  return parts.map((part, i) => {
    switch (part.kind) {
      case 'text': return <Fragment key={i}>{part.text}</Fragment>;
      case 'code': return <code key={i}>{part.text}</code>;
      case 'strong': return <strong key={i}><Words parts={part.parts} /></strong>;
      case 'emphasis': return <em key={i}><Words parts={part.parts} /></em>;
      case 'struck': return <s key={i}><Words parts={part.parts} /></s>;
      case 'link': return <Fragment key={i}>{away(part.to, <Words parts={part.parts} />)}</Fragment>;
      // Pictures would be fetched from elsewhere; their words stand for them.
      case 'image': return <span key={i} className="picture">{away(part.to, part.text || part.to)}</span>;
      case 'break': return <br key={i} />;
    }
  });
}

function Part({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      // The page's own heading stands above them all.
      const Heading = `h${Math.min(6, block.level + 1)}` as 'h2';
      return <Heading><Words parts={block.parts} /></Heading>;
    }
    case 'paragraph': return <p><Words parts={block.parts} /></p>;
    case 'code': return <pre tabIndex={0}>{block.text}</pre>;
    case 'quote': return <blockquote><Parts blocks={block.blocks} /></blockquote>;
    case 'rule': return <hr />;
    case 'list': {
      const items = block.items.map((item, i) => (
        <li key={i} className={item.done === undefined ? '' : 'task'}>
          {item.done !== undefined && <span className="mark">{item.done ? '☑' : '☐'} </span>}
          {item.blocks.length === 1 && item.blocks[0]?.kind === 'paragraph' ? <Words parts={item.blocks[0].parts} /> : <Parts blocks={item.blocks} />}
        </li>
      ));
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table': return (
      <div className="scroll" tabIndex={0} role="group">
        <table>
          <thead><tr>{block.head.map((cell, i) => <th key={i} scope="col" style={{ textAlign: block.align[i] }}><Words parts={cell} /></th>)}</tr></thead>
          <tbody>{block.rows.map((row, r) => <tr key={r}>{row.map((cell, i) => <td key={i} style={{ textAlign: block.align[i] }}><Words parts={cell} /></td>)}</tr>)}</tbody>
        </table>
      </div>
    );
  }
}

function Parts({ blocks }: { blocks: Block[] }) {
  return blocks.map((block, i) => <Part key={i} block={block} />);
}

/** A text that strangers wrote, with headings, lists, tables and links, and nothing that runs or is fetched. */
export function Markdown({ text }: { text: string }) {
  const blocks = useMemo(() => markdown(text.slice(0, LONGEST)), [text]);
  return <div className="markdown"><Parts blocks={blocks} /></div>;
}
