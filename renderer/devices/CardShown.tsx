/** The card as it was read: photo beside the person for 人证一致, validity, doubts. */
import { useEffect, useState } from 'react';
import { validityOf } from '../../shared/card.ts';
import { useDesk } from '../api/desk-context.ts';
import { CheckField } from '../components/CheckField.tsx';
import { Notice } from '../components/Notice.tsx';
import type { CardFacts } from './use-cards.ts';

export interface CardShownProps {
  readonly facts: CardFacts;
  /** The clerk has held the photo against the person; never ticked beforehand. */
  readonly isSame: boolean;
  readonly tick: (isSame: boolean) => void;
}

/** Draws nothing that was not on the card. */
export function CardShown({ facts, isSame, tick }: CardShownProps) {
  const { card, doubts, photo } = facts;
  const url = usePhoto(photo);
  return (
    <div className="card-shown" role="group" aria-label="读到的证件">
      {url === null ? (
        <div className="card-photo card-no-photo">无照片</div>
      ) : (
        <img className="card-photo" src={url} alt={`${card.psn_name} 的证件照片`} />
      )}
      <div className="card-facts">
        <strong>{card.psn_name}</strong>
        <span>有效期 {validityOf(card)}</span>
        {card.issuer !== null && <span>{card.issuer}</span>}
        <CheckField isChecked={isSame} onChange={tick}>
          人证一致：照片与本人相符
        </CheckField>
      </div>
      {doubts.map((doubt) => (
        <Notice key={doubt} tone="warning">
          {doubt}
        </Notice>
      ))}
    </div>
  );
}

/** The photo's address while it is shown; a file ticket is good once. */
function usePhoto(ticket: string | null): string | null {
  const { client } = useDesk();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (ticket === null) return undefined;
    let isGone = false;
    let address: string | null = null;
    const show = (got: string) => {
      address = got;
      if (isGone) URL.revokeObjectURL(got);
      else setUrl(got);
    };
    // A photo that cannot be had is shown as none: the certificate itself is in the clerk's hand.
    client.fileUrl(ticket).then(show, () => undefined);
    return () => {
      isGone = true;
      setUrl(null);
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [client, ticket]);
  return url;
}
