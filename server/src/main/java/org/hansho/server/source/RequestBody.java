package org.hansho.server.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;

/** The body of a request, unpacked, within a bound, and with room of its own until it is closed. */
final class RequestBody implements Closeable {
  private static final int BLOCK = 1 << 16;
  private static final long SECOND = 1_000_000_000L;

  /** Bytes a second, unpacked. A slower body would hold a thread for nothing. */
  private static final long LEAST_RATE = 1 << 10;

  /** Binary logarithm of the largest window that a packed body may ask memory for, 8 MiB. */
  private static final int WINDOW = 23;

  /** Byte order marks of UTF-16. */
  private static final int LITTLE_ENDIAN = 0xFFFE;

  private static final int BIG_ENDIAN = 0xFEFF;

  /** While it is worked on, a body is there so many times. */
  private static final int COPIES = 4;

  private final IntakeRoom room;
  private final byte[] bytes;
  private long taken;

  private RequestBody(IntakeRoom room, byte[] bytes, long taken) {
    this.room = room;
    this.bytes = bytes;
    this.taken = taken;
  }

  /** The largest body that a room of so many bytes has a place for. */
  static long largest(long room) {
    return room / COPIES - BLOCK;
  }

  /** Whether bodies of that {@code Content-Encoding} can be read. */
  static boolean canUnpack(String encoding) {
    return switch (encoding.toLowerCase(Locale.ROOT)) {
      case "", "identity", "gzip", "x-gzip", "zstd" -> true;
      default -> false;
    };
  }

  /**
   * Reads the whole body.
   *
   * @param encoding one that {@link #canUnpack}
   * @param most bytes that it may have, unpacked
   * @param patience nanoseconds after which it must come at {@value #LEAST_RATE} bytes a second
   * @throws BodyTooLargeException if it has more; no more than that was read
   * @throws SlowBodyException if it comes slower than it must
   * @throws NoRoomException if others take all room
   * @throws IOException if it is cut off or not packed as it says
   */
  static RequestBody read(
      InputStream body, String encoding, long most, IntakeRoom room, long patience)
      throws IOException {
    long taken = 0;
    long began = System.nanoTime();
    try (InputStream unpacked = unpacked(body, encoding.toLowerCase(Locale.ROOT))) {
      ByteArrayOutputStream read = new ByteArrayOutputStream();
      byte[] block = new byte[BLOCK];
      int length = unpacked.read(block);
      while (length >= 0) {
        if (length > most - read.size()) {
          throw new BodyTooLargeException(most);
        }
        if (!room.take((long) length * COPIES)) {
          throw new NoRoomException();
        }
        taken += (long) length * COPIES;
        read.write(block, 0, length);
        long late = System.nanoTime() - began - patience;
        if (late > 0 && read.size() < LEAST_RATE * TimeUnit.NANOSECONDS.toSeconds(late + SECOND)) {
          throw new SlowBodyException();
        }
        length = unpacked.read(block);
      }
      return new RequestBody(room, inUtf8(read.toByteArray(), most), taken);
    } catch (IOException | RuntimeException | Error failure) {
      room.giveBack(taken);
      throw failure;
    }
  }

  /** A text in UTF-16, as Windows PowerShell writes files, is kept in UTF-8 as all others are. */
  private static byte[] inUtf8(byte[] body, long most) throws BodyTooLargeException {
    int mark = body.length < 2 ? 0 : (body[0] & 0xFF) << 8 | (body[1] & 0xFF);
    if (mark != LITTLE_ENDIAN && mark != BIG_ENDIAN) {
      return body;
    }
    byte[] text = new String(body, StandardCharsets.UTF_16).getBytes(StandardCharsets.UTF_8);
    if (text.length > most) {
      throw new BodyTooLargeException(most);
    }
    return text;
  }

  private static InputStream unpacked(InputStream body, String encoding) throws IOException {
    return switch (encoding) {
      case "gzip", "x-gzip" -> new GZIPInputStream(body, BLOCK);
      case "zstd" -> new ZstdInputStream(body).setLongMax(WINDOW);
      default -> body;
    };
  }

  /** Its bytes; not copied. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Makes sure that there is room for records of so many bytes together.
   *
   * @throws HttpProblem 429 if there is none
   */
  void need(long records) {
    long lacking = records * COPIES - taken;
    if (lacking > 0) {
      if (!room.take(lacking)) {
        throw new HttpProblem(
                429,
                Message.inEnglish("Try again: other requests take all the room there is.")
                    .inJapanese("もう一度送信してください。ほかの要求で、受信用の空き容量がなくなっています。"))
            .after("2");
      }
      taken += lacking;
    }
  }

  /** Gives its room back. */
  @Override
  public void close() {
    room.giveBack(taken);
  }
}
