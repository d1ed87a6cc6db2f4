package org.hansho.intelligence;

import java.nio.charset.StandardCharsets;
import java.util.function.IntConsumer;
import org.hansho.address.Address;
import org.hansho.address.AddressScope;
import org.hansho.event.Event;

/**
 * Looks values up in a snapshot and holds what was found.
 *
 * <p>{@link #begin}, then any of the look-ups, then the hits: the most specific first within each
 * look-up, at most {@link #MOST_HITS} in all. Entries that are not valid at the given time are left
 * out. Belongs to one thread; allocates nothing in steady state; linear in the length of the value.
 * Never throws on input.
 */
public final class IndicatorSearch {
  /** Most hits kept; the least specific ones are lost. */
  public static final int MOST_HITS = 32;

  private static final int LONGEST_NAME = 255;
  private static final int HEX_OF_MD5 = 32;
  private static final int HEX_OF_SHA256 = 64;
  private static final int BASE64_OF_MD5 = 24;

  private final Address address = new Address();
  private final UrlText url = new UrlText();
  private final byte[] name = new byte[LONGEST_NAME];
  private final long[] suffixHash = new long[LONGEST_NAME];
  private final int[] suffixStart = new int[LONGEST_NAME];
  private final IntConsumer adding = this::add;
  private final int[] hits = new int[MOST_HITS];
  private int count;
  private Intelligence intelligence = Intelligence.EMPTY;
  private long time = Event.NO_TIME;

  /**
   * Forgets what was found.
   *
   * @param eventTime what validity and age are judged by, in nanoseconds since 1970, or {@link
   *     Event#NO_TIME}
   */
  public void begin(Intelligence snapshot, long eventTime) {
    intelligence = snapshot;
    time = eventTime;
    count = 0;
  }

  // -- looking up --------------------------------------------------------------------------------

  /** Looks up an address. */
  public void address(byte[] buffer, int offset, int length) {
    if (address.parse(buffer, offset, length)) {
      findAddress();
    }
  }

  /**
   * Lists hold private networks as what must not come from outside; an address inside is none of
   * theirs.
   */
  private void findAddress() {
    if (AddressScope.of(address) == AddressScope.INTERNAL) {
      return;
    }
    boolean four = address.isFour();
    long low = four ? 0 : address.low();
    intelligence.networks(four).find(Prefix.bitsHigh(address), low, adding);
  }

  /** Looks up a value as {@link #host(byte[], int, int)} does. */
  void host(Event event, int slot) {
    if (address.read(event, slot)) {
      findAddress();
    } else {
      byte[] buffer = event.buffer(slot);
      domain(buffer, event.start(slot), event.length(slot));
    }
  }

  /** Looks up a host name and the domains above it; an address is looked up as such. */
  public void host(byte[] buffer, int offset, int length) {
    if (address.parse(buffer, offset, length)) {
      findAddress();
    } else {
      domain(buffer, offset, length);
    }
  }

  private void domain(byte[] buffer, int offset, int nameLength) {
    int length =
        nameLength > 0 && buffer[offset + nameLength - 1] == '.' ? nameLength - 1 : nameLength;
    TextTable table = intelligence.texts(IndicatorKind.DOMAIN);
    if (length < 1 || length > LONGEST_NAME || table.isEmpty()) {
      return;
    }
    int suffixes = 0;
    long hash = TextTable.SEED;
    for (int at = length - 1; at >= 0; at--) {
      name[at] = UrlText.lower(buffer[offset + at]);
      hash = TextTable.step(hash, name[at]);
      if (at == 0 || buffer[offset + at - 1] == '.') {
        suffixHash[suffixes] = hash;
        suffixStart[suffixes++] = at;
      }
    }
    while (--suffixes >= 0) {
      int start = suffixStart[suffixes];
      table.find(suffixHash[suffixes], name, start, length - start, this);
    }
  }

  /** Looks up a URL, then the same without its query, then its host. */
  public void url(byte[] buffer, int offset, int length) {
    if (!url.read(buffer, offset, length)) {
      return;
    }
    TextTable table = intelligence.texts(IndicatorKind.URL);
    table.find(url.bytes(), 0, url.length(), this);
    if (url.queryStart() < url.length()) {
      table.find(url.bytes(), 0, url.queryStart(), this);
    }
    host(url.bytes(), url.hostStart(), url.hostEnd() - url.hostStart());
  }

  /** Looks up an MD5 hash, in hexadecimal or as Base64, which {@code Content-MD5} uses. */
  public void md5(byte[] buffer, int offset, int length) {
    if (length == HEX_OF_MD5) {
      hex(IndicatorKind.MD5, buffer, offset, length);
    } else if (length == BASE64_OF_MD5 && base64(buffer, offset)) {
      intelligence.texts(IndicatorKind.MD5).find(name, 0, HEX_OF_MD5, this);
    }
  }

  /** Looks up a SHA-256 hash in hexadecimal. */
  public void sha256(byte[] buffer, int offset, int length) {
    if (length == HEX_OF_SHA256) {
      hex(IndicatorKind.SHA256, buffer, offset, length);
    }
  }

  private void hex(IndicatorKind kind, byte[] buffer, int offset, int length) {
    TextTable table = intelligence.texts(kind);
    if (table.isEmpty()) {
      return;
    }
    for (int i = 0; i < length; i++) {
      name[i] = UrlText.lower(buffer[offset + i]);
    }
    table.find(name, 0, length, this);
  }

  /** Writes the 16 bytes behind 22 digits of Base64 and two signs of padding as hexadecimal. */
  private boolean base64(byte[] buffer, int offset) {
    if (buffer[offset + 22] != '=' || buffer[offset + 23] != '=') {
      return false;
    }
    int bits = 0;
    int held = 0;
    int written = 0;
    for (int i = 0; i < 22; i++) {
      int digit = base64Digit(buffer[offset + i]);
      if (digit < 0) {
        return false;
      }
      held = ((held << 6) | digit) & 0xFFFF;
      bits += 6;
      while (bits >= 4 && written < HEX_OF_MD5) {
        bits -= 4;
        name[written++] = (byte) Character.forDigit((held >>> bits) & 0xF, 16);
      }
    }
    return true;
  }

  private static int base64Digit(byte b) {
    if (b >= 'A' && b <= 'Z') {
      return b - 'A';
    }
    if (b >= 'a' && b <= 'z') {
      return b - 'a' + 26;
    }
    if (b >= '0' && b <= '9') {
      return b - '0' + 52;
    }
    return b == '+' ? 62 : b == '/' ? 63 : -1;
  }

  /** Takes a hit, unless it is known or not valid. */
  void add(int entry) {
    if (count == MOST_HITS || !intelligence.entries().terms(entry).holdAt(time)) {
      return;
    }
    for (int i = 0; i < count; i++) {
      if (hits[i] == entry) {
        return;
      }
    }
    hits[count++] = entry;
  }

  // -- what was found ----------------------------------------------------------------------------

  /** How many hits there are. */
  public int size() {
    return count;
  }

  /** The name of the list of a hit. */
  public String list(int hit) {
    return terms(hit).list();
  }

  /** What the entry is, such as {@code tor}. */
  public String category(int hit) {
    return terms(hit).category();
  }

  /** 0 to 100. */
  public int confidence(int hit) {
    return terms(hit).confidence();
  }

  /**
   * Whole days from when the list last vouched for the entry to the event, at least 0; -1 if one of
   * both is not known.
   */
  public long ageDays(int hit) {
    return Listing.ageDays(terms(hit).vouched(), time);
  }

  /** The entry as its list has it. Allocates. */
  public String entry(int hit) {
    EntryTable entries = intelligence.entries();
    int entry = hits[hit];
    return new String(
        entries.text(), entries.start(entry), entries.length(entry), StandardCharsets.UTF_8);
  }

  /** All entries, for those who must not allocate. */
  EntryTable entries() {
    return intelligence.entries();
  }

  /** The number of a hit's entry in {@link #entries}. */
  int number(int hit) {
    return hits[hit];
  }

  private EntryTable.Terms terms(int hit) {
    return intelligence.entries().terms(hits[hit]);
  }
}
