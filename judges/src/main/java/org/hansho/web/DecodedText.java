package org.hansho.web;

/**
 * Decoding of parts of a request into the scratch text, where they are then judged; what an escape
 * hides against the rules is noted as evidence. Belongs to one thread.
 */
final class DecodedText {
  private final ScratchText scratch;
  private final RequestEvidence evidence;
  private final PercentText percent = new PercentText();

  DecodedText(ScratchText scratch, RequestEvidence evidence) {
    this.scratch = scratch;
    this.evidence = evidence;
  }

  byte[] bytes() {
    return scratch.bytes();
  }

  /** Where the text decoded last ends. */
  int end() {
    return scratch.reserve(0);
  }

  /** Decodes a slice once and gives where it begins; {@link #end} says where it ends. */
  int decode(byte[] text, int from, int to, boolean form) {
    int at = scratch.reserve(to - from);
    int length = percent.decode(text, from, to, scratch.bytes(), at, form);
    scratch.keep(at + length);
    return at;
  }

  /** Decodes what was decoded before once more. */
  int decodeAgain(int from, int to) {
    int at = scratch.reserve(to - from);
    scratch.keep(at + percent.decodeAgain(bytes(), from, to, bytes(), at));
    return at;
  }

  /** Notes what the escapes decoded last hid against the rules. */
  void hidden(int from, int to) {
    hidden(percent.notes(), from, to);
  }

  /** The same for a value, in which a percent sign may stand for itself. */
  void hiddenInValue(int from, int to) {
    hidden(percent.notes() & ~PercentText.INVALID_ESCAPE, from, to);
  }

  private void hidden(int notes, int from, int to) {
    String reason = ProtocolRules.decoded(notes);
    if (!reason.isEmpty()) {
      evidence.add(EvidenceFamily.PROTOCOL_VIOLATION, reason, from, to);
    }
  }

  /** Whether a decoded value has something left to decode. */
  boolean hidesMore(int from, int to) {
    byte[] text = scratch.bytes();
    for (int at = from; at < to; at++) {
      if (PercentText.isHidden(text, at, to)) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is an escape of percent and digits in it. */
  boolean isEscaped(int from, int to) {
    byte[] text = scratch.bytes();
    for (int at = from; at + 2 < to; at++) {
      if ((text[at] == '%' && Character.digit(text[at + 1], 16) >= 0)
          || (text[at] == '%' && Ascii.lower(text[at + 1]) == 'u')) {
        return true;
      }
    }
    return false;
  }
}
