import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { building, fileContent, type FileContent } from '../../../api/layers';
import { useRegistry } from '../../../api/queries';
import { hexadecimal, toBytes } from '../../../lib/hexadecimal';
import type { Reference } from '../../../lib/reference';
import { save } from '../../../lib/save';
import { quoted } from '../../../lib/shell';
import { Answered, Button, Bytes, Command, CopyButton, Dialog, Loading } from '../../../ui';

function keep(file: FileContent) {
  const bytes = file.form === 'hex' ? toBytes(file.content) : new TextEncoder().encode(file.content);
  save(new Blob([bytes as Uint8Array<ArrayBuffer>]), file.path.split('/').at(-1) ?? 'file');
}

/** A word of a shell, in quotes where it needs them. */
const word = (text: string) => (/^[\w@%+=:,./-]+$/.test(text) ? text : quoted(text));

/** The beginning of a file in a layer, as text that nothing runs. */
export function Preview({ reference, image, layer, path, whole, onClose }: {
  reference: Reference; image: string; layer: string; path: string; whole: string; onClose: () => void;
}) {
  const { t } = useTranslation();
  const registry = useRegistry();
  const query = useQuery(fileContent(reference, image, layer, path));
  return (
    <Dialog title={path.split('/').at(-1) ?? path} open onClose={onClose} wide>
      <Answered query={query}>
        {file => building(file) ? <Loading /> : (
          <div className="stack">
            <p className="sub mono" style={{ overflowWrap: 'anywhere' }}>/{file.path} · <Bytes size={file.size} /></p>
            <pre className="shown" tabIndex={0} role="region" aria-label={file.path}>{file.form === 'hex' ? hexadecimal(file.content) : file.content}</pre>
            {file.truncated ? (
              <>
                <p className="sub">{t('file.truncated')}</p>
                <Command text={`crane export ${registry}/${whole} - | tar -xOf - ${word(file.path)} > ${word(file.path.split('/').at(-1) ?? 'file')}`} />
              </>
            ) : (
              <div className="row end">
                {file.form === 'text' && <CopyButton text={file.content} label={file.path} />}
                <Button icon="download" onClick={() => keep(file)}>{t('download')}</Button>
              </div>
            )}
          </div>
        )}
      </Answered>
    </Dialog>
  );
}
