package org.hansho.server.source;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.settings.HttpSettings;

/**
 * Collects the records of one request, in portions that the journal takes as one record each.
 * Belongs to one thread.
 */
final class Portions {
  /** So many sources may one request have records of. */
  private static final int MOST_SOURCES = 1_000;

  private final HttpSettings settings;
  private final int partBytes;
  private final RequestBody body;
  private String requestKey;
  private final List<Filling> all = new ArrayList<>();
  private final Set<String> sources = new HashSet<>();
  private final Map<String, Filling> open = new HashMap<>();
  private int records;
  private long bytes;
  private int cut;

  private static final class Filling {
    final int index;
    final String source;
    final String key;
    final ByteArrayOutputStream lines = new ByteArrayOutputStream();
    int records;

    Filling(int index, String source, String key) {
      this.index = index;
      this.source = source;
      this.key = key;
    }
  }

  /**
   * No records yet.
   *
   * @param partBytes a portion has at most so many bytes, unless a record alone has more
   * @param requestKey idempotency key of the whole request; empty if it has none
   * @param body has room for them
   */
  Portions(HttpSettings settings, int partBytes, String requestKey, RequestBody body) {
    this.body = body;
    this.settings = settings;
    this.partBytes = partBytes;
    this.requestKey = requestKey;
  }

  /** Gives the request an idempotency key if its sender gave it none. */
  void repeatable(String key) {
    requestKey = requestKey.isEmpty() ? key : requestKey;
  }

  /** How many bytes one record may have. */
  int most() {
    return settings.recordBytes();
  }

  /** Whether one record may have so many bytes. */
  boolean fits(int bytes) {
    return bytes <= most();
  }

  /** Where a record is to be written: what is beyond one byte too many is dropped. */
  BoundedBytes room() {
    return new BoundedBytes(settings.recordBytes() + 1);
  }

  /**
   * Bounds what a request asks for that is no record, too.
   *
   * @throws HttpProblem 413 if there are more items than records may be
   */
  void boundItems(int items) {
    if (items > settings.records()) {
      throw tooMany();
    }
  }

  /**
   * Adds a record; line breaks in it become blanks. One without any byte that is no blank is left
   * out.
   *
   * @param key its own idempotency key; empty if it has none
   * @return the index of its portion, -1 if it was left out
   * @throws HttpProblem 413 if it is too large, or one too many
   */
  int add(String source, String key, byte[] bytes, int from, int to) {
    if (isBlank(bytes, from, to)) {
      return -1;
    }
    bound(to - from, Message.inEnglish("Record {0}").inJapanese("レコード {0} の長さ", records + 1));
    count(1);
    grow(to - from);
    Filling filling = filling(source, key, to - from + 1);
    int done = from;
    for (int at = from; at < to; at++) {
      if (bytes[at] == '\n' || bytes[at] == '\r') {
        filling.lines.write(bytes, done, at - done);
        filling.lines.write(' ');
        done = at + 1;
      }
    }
    filling.lines.write(bytes, done, to - done);
    filling.lines.write('\n');
    filling.records++;
    return filling.index;
  }

  /**
   * Adds a record as {@link #add} does; one that is too large is cut, so that it stands among those
   * that could not be read, and those beside it are taken.
   */
  void addCut(String source, byte[] bytes, int from, int to) {
    boolean fits = fits(to - from);
    cut += fits ? 0 : 1;
    add(source, "", bytes, from, fits ? to : from + settings.recordBytes());
  }

  /**
   * Adds all lines of a text, as they are; one that is too large is cut, as {@link #addCut} does.
   *
   * @throws HttpProblem 413 if there are too many
   */
  void addLines(String source, byte[] text) {
    int found = 0;
    int from = 0;
    int before = cut;
    for (int at = 0; at <= text.length; at++) {
      if (at == text.length || text[at] == '\n') {
        found += at > from ? 1 : 0;
        cut += fits(at - from) ? 0 : 1;
        from = at + 1;
      }
    }
    byte[] lines = cut > before ? withoutEnds(text) : text;
    count(found);
    for (byte[] part : Parts.of(lines, partBytes)) {
      Filling filling = begin(source, "");
      filling.lines.write(part, 0, part.length);
      for (byte each : part) {
        filling.records += each == '\n' ? 1 : 0;
      }
    }
  }

  /** The same lines without what they have too much. */
  private byte[] withoutEnds(byte[] text) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(text.length);
    int from = 0;
    for (int at = 0; at < text.length; at++) {
      if (text[at] == '\n') {
        from = at + 1;
        lines.write('\n');
      } else if (at - from < settings.recordBytes()) {
        lines.write(text[at]);
      }
    }
    return lines.toByteArray();
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] > ' ' || bytes[at] < 0) {
        return false;
      }
    }
    return true;
  }

  private void bound(int bytes, Message what) {
    if (bytes > settings.recordBytes()) {
      throw new HttpProblem(
          413,
          Message.inEnglish("{0} has more than {1} bytes.")
              .inJapanese("{0}が、上限の {1} バイトを超えています。", what, settings.recordBytes()));
    }
  }

  private void count(int more) {
    if (more > settings.records() - records) {
      throw tooMany();
    }
    records += more;
  }

  private HttpProblem tooMany() {
    return new HttpProblem(
        413,
        Message.inEnglish("Send smaller batches: at most {0} lines in one request.")
            .inJapanese("送信する単位を小さくしてください。1 回の要求で送れるのは {0} 行までです。", settings.records()));
  }

  /** What is said once of many records stands in each of them, so they may outgrow their body. */
  private void grow(int more) {
    bytes += more;
    if (bytes > settings.bodyBytes()) {
      throw new HttpProblem(
          413,
          Message.inEnglish(
                  "Send smaller batches: the records have more than http.max_body together.")
              .inJapanese("送信する単位を小さくしてください。レコードの合計が http.max_body を超えています。"));
    }
    body.need(bytes);
  }

  private Filling filling(String source, String key, int bytes) {
    Filling filling = key.isEmpty() ? open.get(source) : null;
    if (filling == null || filling.lines.size() + bytes > partBytes) {
      filling = begin(source, key);
      if (key.isEmpty()) {
        open.put(source, filling);
      }
    }
    return filling;
  }

  private Filling begin(String source, String key) {
    if (sources.add(source) && sources.size() > MOST_SOURCES) {
      sources.remove(source);
      throw new HttpProblem(
          413,
          Message.inEnglish("One request has records of at most 1000 sources.")
              .inJapanese("1 回の要求に含められるレコードのソースは 1000 個までです。"));
    }
    Filling filling = new Filling(all.size(), source, key);
    all.add(filling);
    return filling;
  }

  /** How many records were cut. */
  int cut() {
    return cut;
  }

  /** How many records there are. */
  int records() {
    return records;
  }

  /** All of them, in the order in which they began. */
  List<Portion> all() {
    List<Portion> portions = new ArrayList<>();
    for (int index = 0; index < all.size(); index++) {
      Filling filling = all.get(index);
      String key = filling.key.isEmpty() ? keyOf(index) : filling.key;
      portions.add(new Portion(filling.source, key, filling.lines.toByteArray(), filling.records));
    }
    return portions;
  }

  private String keyOf(int index) {
    return requestKey.isEmpty() || index == 0 ? requestKey : requestKey + "#" + index;
  }
}
