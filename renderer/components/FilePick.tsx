/** Chooses one file from the machine. */
import { useRef } from 'react';
import { UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';

export interface FilePickProps {
  readonly label: string;
  /** Endings such as `.csv`. */
  readonly accept: string;
  readonly isBusy: boolean;
  readonly onPick: (file: File) => void;
}

/** A button that opens the file dialog; the same file can be chosen again after it was mended. */
export function FilePick({ label, accept, isBusy, onPick }: FilePickProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={label}
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file !== undefined) onPick(file);
        }}
      />
      <Button icon={<UploadOutlined aria-hidden="true" />} loading={isBusy} onClick={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
