import { type InfiniteData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useLocation } from 'wouter';
import { visible } from '../alert/logText';
import { type Page, useDetections } from '../alert/queries';
import { api, taken } from '../api/client';
import { usePages } from '../frame/pages';
import { useSpeech } from '../words/words';
import { type Offer, offersOf } from './offers';

interface PaletteProps {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Leads anywhere by a few letters: pages, alerts, entities, incidents, detections. */
export default function Palette({ isOpen, onOpenChange }: PaletteProps) {
  const { words } = useSpeech();
  return (
    <ModalOverlay
      className="overlay palette-overlay"
      isDismissable
      isOpen={isOpen}
      onOpenChange={onOpenChange}
    >
      <Modal className="modal wide-modal">
        <Dialog className="palette" aria-label={words.palette.label}>
          {({ close }) => <Choices onDone={close} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What of the server and of what is already here may be offered. */
function useOffers(text: string): Offer[] {
  const { words, language } = useSpeech();
  const queries = useQueryClient();
  const pages = usePages();
  const detections = useDetections();
  const incidents = useQuery({
    queryKey: ['palette', 'incidents'],
    queryFn: () => taken(api.GET('/api/v1/incidents', { params: { query: { limit: 200 } } })),
  });
  const newest = useQuery({
    queryKey: ['palette', 'alerts'],
    queryFn: () => taken(api.GET('/api/v1/alerts', { params: { query: { limit: 200 } } })),
  });
  const listed = queries
    .getQueriesData<InfiniteData<Page, string>>({ queryKey: ['alerts'] })
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap((page) => page.alerts);
  return offersOf(
    text,
    {
      pages: pages.map((page) => ({ name: words.pages[page], path: `/${page}` })),
      detections:
        detections.data?.detections.map((each) => ({
          id: each.id,
          title: each[language].title,
        })) ?? [],
      incidents:
        incidents.data?.incidents.map((incident) => ({
          incident,
          title: incident[language].title,
        })) ?? [],
      alerts: [...listed, ...(newest.data?.alerts ?? [])],
    },
    { search: words.palette.search(text.trim()) },
  );
}

function Choices({ onDone }: { onDone: () => void }) {
  const { words } = useSpeech();
  const id = useId();
  const [, navigate] = useLocation();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const offers = useOffers(text);
  const at = Math.min(active, Math.max(0, offers.length - 1));

  function choose(offer: Offer | undefined) {
    if (!offer) return;
    onDone();
    navigate(offer.path);
  }

  function pressed(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      if (offers.length > 0) setActive((at + step + offers.length) % offers.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      choose(offers[at]);
    }
  }

  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-offers`}
        aria-activedescendant={offers.length > 0 ? `${id}-${at}` : undefined}
        aria-label={words.palette.label}
        placeholder={words.palette.placeholder}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        // biome-ignore lint/a11y/noAutofocus: a palette is opened to be written into
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={pressed}
      />
      <div id={`${id}-offers`} role="listbox" aria-label={words.palette.offers}>
        {offers.map((offer, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the text
          <div
            key={`${offer.kind} ${offer.path}`}
            id={`${id}-${place}`}
            role="option"
            aria-selected={place === at}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(offer)}
          >
            <bdi>{visible(offer.name)}</bdi>
            <span className="soft">{words.palette.kind[offer.kind]}</span>
          </div>
        ))}
      </div>
    </>
  );
}
