/** What a reader or scanner has to say: it stands until it is read or mended, and moves nothing on the page. */
import { Button } from 'antd';
import { useState } from 'react';
import { useDeskQuery } from '../api/use-desk-query.ts';
import { Notice } from '../components/Notice.tsx';

export interface DeviceNoticeProps {
  /** The answer to the last scan, or null. */
  readonly answer: string | null;
  readonly close: () => void;
}

/** The answer first; then the reader's trouble, unless it was read before. */
export function DeviceNotice({ answer, close }: DeviceNoticeProps) {
  const trouble = useDeskQuery('reader.status', {}).data?.trouble ?? null;
  const [read, setRead] = useState(0);
  const isNew = trouble !== null && trouble.nth !== read;
  if (answer === null && !isNew) return null;
  return (
    <div className="device-notice" role="alert">
      <Notice tone="warning">{answer ?? trouble?.sentence}</Notice>
      <Button
        size="small"
        onClick={() => {
          close();
          if (answer === null) setRead(trouble?.nth ?? 0);
        }}
      >
        知道了
      </Button>
    </div>
  );
}
