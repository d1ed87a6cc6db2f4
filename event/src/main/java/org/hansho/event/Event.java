package org.hansho.event;

import static org.hansho.event.ValueSlots.ASCII_TEXT;
import static org.hansho.event.ValueSlots.ESCAPED;
import static org.hansho.event.ValueSlots.IN_ARENA;
import static org.hansho.event.ValueSlots.KIND;
import static org.hansho.event.ValueSlots.KNOWN;
import static org.hansho.event.ValueSlots.KNOWN_FOUR;
import static org.hansho.event.ValueSlots.KNOWN_NUMBER;
import static org.hansho.event.ValueSlots.KNOWN_TEXT;
import static org.hansho.event.ValueSlots.UNCHECKED_TEXT;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One record of telemetry: its time, its class and the values of the fields that somebody reads.
 *
 * <p>An event is a reusable view. A parser fills the same object again and again ({@link #begin},
 * then {@code add…}), and whoever wants to keep something copies it. Values are slices of the
 * record, or of an arena that belongs to the event where they had to be decoded; escaped JSON text
 * is decoded when somebody first reads it, once. A field may have several values (a path through an
 * array): {@link #first} and {@link #next} walk them in the order of the record.
 *
 * <p>Not safe for use by several threads. Adding and reading a value costs a few array writes and
 * allocates nothing once the arrays have grown to the largest event seen. Caps on size and count
 * are the parser's duty ({@code format.Limits}).
 */
public final class Event {
  /** No value. */
  public static final int NONE = -1;

  /** {@link #time()} of a record that does not say when it was written. */
  public static final long NO_TIME = Long.MIN_VALUE;

  private static final ValueKind[] KINDS = ValueKind.values();
  private static final int STRING = ValueKind.STRING.ordinal();

  /** A bit for each kind by its place. */
  private static final int SCALARS = ValueKind.scalarBits();

  private final Fields fields;
  private final ValueSlots values;

  private byte[] record = {};
  private int recordOffset;
  private int recordLength;
  private long position;
  private long time = NO_TIME;
  private Timing timing = Timing.CLAIMED;
  private EventClass eventClass = EventClass.of("unknown");
  private KeywordText keywordText = KeywordText.KEPT_VALUES;
  private Spelling spelling = Spelling.PLAIN;

  /**
   * {@link ValueSlots#IN_ARENA} while values added by offset stand in the arena, else {@link
   * #ofRecord}.
   */
  private int home;

  /** {@link ValueSlots#ASCII_TEXT} if the whole record is, else 0. */
  private int ofRecord;

  private byte[] arena = new byte[1024];
  private int arenaUsed;

  /** An empty event over the given fields. */
  public Event(Fields fields) {
    this.fields = fields;
    this.values = new ValueSlots(fields.size());
  }

  // -- writing ---------------------------------------------------------------------------------

  /**
   * Forgets everything and starts over on a record.
   *
   * @param buffer holds the record; must not change until the next {@code begin}
   * @param recordPosition where the record begins in its opened (decompressed) source, in bytes
   */
  public void begin(byte[] buffer, int offset, int recordLength, long recordPosition) {
    values.clear();
    this.record = buffer;
    this.recordOffset = offset;
    this.recordLength = recordLength;
    this.position = recordPosition;
    this.time = NO_TIME;
    this.timing = Timing.CLAIMED;
    this.home = 0;
    this.ofRecord = 0;
    this.spelling = Spelling.PLAIN;
    this.arenaUsed = 0;
  }

  /** Sets the end of the record once the parser knows it. */
  public void endRecord(int lengthOfRecord) {
    this.recordLength = lengthOfRecord;
  }

  /** Says that the whole record is ASCII, so that no slice of it needs to be looked at again. */
  public void setAscii(boolean ascii) {
    this.ofRecord = ascii ? ASCII_TEXT : 0;
    this.home = ofRecord;
  }

  /** Corrects where the record begins in its source, for readers of decoded sources. */
  public void setPosition(long recordPosition) {
    this.position = recordPosition;
  }

  /** Event time in nanoseconds since 1970-01-01T00:00:00Z. */
  public void setTime(long epochNanos) {
    this.time = epochNanos;
  }

  /** Sets the time that the event is judged to have, which need not be the record's own. */
  public void judge(long judgedTime, Timing how) {
    this.time = judgedTime;
    this.timing = how;
  }

  /** The class decides which rules are tried. */
  public void setEventClass(EventClass eventClass) {
    this.eventClass = eventClass;
  }

  /** What keyword searches look at; stays until set again. */
  public void setKeywordText(KeywordText keywordText) {
    this.keywordText = keywordText;
  }

  /** Notes how an escape of the record spells its text. */
  public void noteSpelling(Spelling seen) {
    if (seen.compareTo(spelling) > 0) {
      spelling = seen;
    }
  }

  /** How the record spells its text, as far as escapes were met. */
  public Spelling spelling() {
    return spelling;
  }

  /**
   * From here on, offsets given to {@link #add} and {@link #addEscaped} count in the arena, where a
   * decoded value that holds values of its own stands; with {@code false} in the record again.
   */
  public void sliceArena(boolean sliced) {
    this.home = sliced ? IN_ARENA : ofRecord;
  }

  /** Adds a value that stands decoded in the record's buffer. */
  public int add(int fieldId, ValueKind kind, int offset, int valueLength) {
    return addUnchecked(fieldId, kind.ordinal() | home, offset, valueLength);
  }

  /** Adds text of ASCII alone that stands decoded in the record's buffer. */
  public int addAscii(int fieldId, int offset, int valueLength) {
    return values.add(fieldId, STRING | ASCII_TEXT | home, offset, valueLength);
  }

  /** Adds text that stands in the record's buffer with JSON escapes; decoded when first read. */
  public int addEscaped(int fieldId, int offset, int valueLength) {
    return addUnchecked(fieldId, STRING | ESCAPED | (home & IN_ARENA), offset, valueLength);
  }

  /** Adds a value by copying its bytes into the event's arena. */
  public int addCopy(int fieldId, ValueKind kind, byte[] source, int offset, int valueLength) {
    int at = reserve(valueLength);
    System.arraycopy(source, offset, arena, at, valueLength);
    return addUnchecked(fieldId, kind.ordinal() | IN_ARENA, at, valueLength);
  }

  /** The same for text that is known to be well-formed UTF-8. */
  public int addWellFormed(int fieldId, byte[] source, int offset, int valueLength) {
    int at = reserve(valueLength);
    System.arraycopy(source, offset, arena, at, valueLength);
    return values.add(fieldId, STRING | IN_ARENA, at, valueLength);
  }

  /** Adds text; encodes it, so not for the hot path. */
  public int addText(int fieldId, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return addCopy(fieldId, ValueKind.STRING, bytes, 0, bytes.length);
  }

  /** Adds another field that has the same value as a slot. */
  public int addSame(int fieldId, int slot) {
    return values.add(fieldId, values.flags(slot) & ~KNOWN, start(slot), length(slot));
  }

  /** Adds another field whose value is a part, from an offset on, of the decoded one of a slot. */
  public int addPart(int fieldId, int slot, int offset, int partLength) {
    return addUnchecked(fieldId, values.flags(slot) & ~KNOWN, start(slot) + offset, partLength);
  }

  /**
   * Makes room in the arena and returns where it begins; the caller writes into {@link #arena()}
   * and calls {@link #addReserved}.
   */
  public int reserve(int bytes) {
    int at = arenaUsed;
    arenaUsed = at + bytes;
    if (arenaUsed > arena.length) {
      arena = Arrays.copyOf(arena, Math.max(arenaUsed, arena.length * 2));
    }
    return at;
  }

  /** The arena; changes identity when {@link #reserve} makes it grow. */
  public byte[] arena() {
    return arena;
  }

  /** Adds a value that was written into reserved room, and gives back what was not used. */
  public int addReserved(int fieldId, ValueKind kind, int offset, int valueLength) {
    arenaUsed = offset + valueLength;
    return addUnchecked(fieldId, kind.ordinal() | IN_ARENA, offset, valueLength);
  }

  /** The same for text of ASCII alone. */
  public int addReservedAscii(int fieldId, int offset, int valueLength) {
    arenaUsed = offset + valueLength;
    return values.add(fieldId, STRING | ASCII_TEXT | IN_ARENA, offset, valueLength);
  }

  /** Puts text of ASCII that was written into reserved room in the place of a value. */
  public void replaceAscii(int slot, int offset, int valueLength) {
    arenaUsed = offset + valueLength;
    values.moveToArena(slot, offset, valueLength);
    values.setFlags(slot, values.flags(slot) | ASCII_TEXT);
  }

  /** Says which number a value is, so that nobody has to read its digits; not negative. */
  public void setNumber(int slot, long number) {
    values.know(slot, KNOWN_NUMBER, number);
  }

  /** Says which address of IPv4 a value is, so that nobody has to read its parts. */
  public void setFour(int slot, int address) {
    values.know(slot, KNOWN_FOUR, address & 0xFFFF_FFFFL);
  }

  /**
   * Says that a text came before, so that what was found of it then need not be found again. The
   * identity is positive, below 2^56, and no other text of the field had it in this thread.
   */
  public void setIdentity(int slot, long identity) {
    values.know(slot, KNOWN_TEXT, identity);
  }

  /** Corrects the length of a value added before its end was known. */
  public void setLength(int slot, int valueLength) {
    values.setLength(slot, valueLength);
  }

  private int addUnchecked(int fieldId, int slotFlags, int offset, int valueLength) {
    int unchecked = (slotFlags & (KIND | ASCII_TEXT)) == STRING ? UNCHECKED_TEXT : 0;
    return values.add(fieldId, slotFlags | unchecked, offset, valueLength);
  }

  // -- reading ---------------------------------------------------------------------------------

  /** Which of the records that this event stood for it is; changes with each {@link #begin}. */
  public int epoch() {
    return values.epoch();
  }

  /** The fields this event speaks of. */
  public Fields fields() {
    return fields;
  }

  /** Event time in nanoseconds since 1970, or {@link #NO_TIME}. */
  public long time() {
    return time;
  }

  /** How that time was come by. */
  public Timing timing() {
    return timing;
  }

  /** The kind of event; decides which rules are tried. */
  public EventClass eventClass() {
    return eventClass;
  }

  /** Offset of the record in its source, in bytes. */
  public long position() {
    return position;
  }

  /** The buffer that holds the record. */
  public byte[] recordBuffer() {
    return record;
  }

  /** Where the record begins in {@link #recordBuffer()}. */
  public int recordOffset() {
    return recordOffset;
  }

  /** Bytes of the record. */
  public int recordLength() {
    return recordLength;
  }

  /** The record as text, malformed UTF-8 replaced. Allocates. */
  public String recordText() {
    return new String(record, recordOffset, recordLength, StandardCharsets.UTF_8);
  }

  /** The first value of a field, or {@link #NONE}. */
  public int first(int fieldId) {
    return values.first(fieldId);
  }

  /** The next value of the same field, or {@link #NONE}. */
  public int next(int slot) {
    return values.next(slot);
  }

  /** How many values there are; slots are 0 to this, in the order they were added. */
  public int slots() {
    return values.size();
  }

  /** The field a value belongs to. */
  public int field(int slot) {
    return values.field(slot);
  }

  /** How the value stood in the record. */
  public ValueKind kind(int slot) {
    return KINDS[values.flags(slot) & KIND];
  }

  /** Whether the value is exactly this text. */
  public boolean is(int slot, byte[] text) {
    byte[] buffer = buffer(slot);
    int start = start(slot);
    return Arrays.equals(buffer, start, start + length(slot), text, 0, text.length);
  }

  /** Whether the value is text, a number or a boolean, which value tests can look at. */
  public boolean isScalar(int slot) {
    return (SCALARS >>> (values.flags(slot) & KIND) & 1) != 0;
  }

  /**
   * The buffer that holds the decoded value. Decodes on first call, so call before {@link #start}.
   * Text is well-formed UTF-8: what is malformed in the record is replaced by U+FFFD.
   */
  public byte[] buffer(int slot) {
    if ((values.flags(slot) & UNCHECKED_TEXT) != 0) {
      decode(slot);
    }
    return (values.flags(slot) & IN_ARENA) != 0 ? arena : record;
  }

  /** Where the value begins in {@link #buffer}. */
  public int start(int slot) {
    return values.start(slot);
  }

  /** Bytes of the value. */
  public int length(int slot) {
    return values.length(slot);
  }

  /** The whole number of at most 18 digits that a value is, or -1. */
  public long number(int slot) {
    if ((values.flags(slot) & KNOWN_NUMBER) != 0) {
      return values.known(slot);
    }
    long number = WholeNumber.of(buffer(slot), start(slot), length(slot));
    if (number >= 0) {
      setNumber(slot, number);
    }
    return number;
  }

  /** Whether somebody said which address of IPv4 a value is. */
  public boolean isKnownFour(int slot) {
    return (values.flags(slot) & KNOWN_FOUR) != 0;
  }

  /** The address of IPv4 that somebody said a value is. */
  public int four(int slot) {
    return (int) values.known(slot);
  }

  /** Which text a value is, as {@link #setIdentity} says; 0 if nobody said. */
  public long identity(int slot) {
    return (values.flags(slot) & KNOWN_TEXT) == 0 ? 0 : values.known(slot);
  }

  private void decode(int slot) {
    if ((values.flags(slot) & ESCAPED) != 0) {
      unescape(slot);
    }
    values.setFlags(slot, values.flags(slot) & ~UNCHECKED_TEXT);
    byte[] buffer = (values.flags(slot) & IN_ARENA) != 0 ? arena : record;
    if (!Utf8.isWellFormed(buffer, start(slot), length(slot))) {
      byte[] repaired = Utf8.repaired(buffer, start(slot), length(slot));
      int at = reserve(repaired.length);
      System.arraycopy(repaired, 0, arena, at, repaired.length);
      values.moveToArena(slot, at, repaired.length);
    }
  }

  private void unescape(int slot) {
    int at = reserve(length(slot));
    byte[] written = (values.flags(slot) & IN_ARENA) != 0 ? arena : record;
    arenaUsed = at + JsonText.unescape(written, start(slot), length(slot), arena, at);
    values.moveToArena(slot, at, arenaUsed - at);
  }

  /** The value as text. Allocates: for alerts, explanations and tests. */
  public String text(int slot) {
    return new String(buffer(slot), start(slot), length(slot), StandardCharsets.UTF_8);
  }

  /** The first scalar value of a field as text, or null. Allocates. */
  public @Nullable String text(String fieldName) {
    int id = fields.id(fieldName);
    int slot = id == Fields.UNREAD ? NONE : first(id);
    while (slot != NONE && !isScalar(slot)) {
      slot = next(slot);
    }
    return slot == NONE ? null : text(slot);
  }

  /** What keyword searches look at. */
  public KeywordText keywordText() {
    return keywordText;
  }
}
