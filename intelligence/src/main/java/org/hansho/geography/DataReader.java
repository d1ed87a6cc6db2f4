package org.hansho.geography;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the wanted values out of one record of a database.
 *
 * <p>A record is a value with maps in it. Any value may be a pointer to another place, and pointers
 * may lie: so each value counts against a cap, nesting is bounded, a pointer never leads to a
 * pointer (which the format forbids), and values that nobody wants are stepped over without going
 * where they point. Work for a record is bounded by {@link #MOST_VALUES}. Allocates nothing.
 * Belongs to one thread. Source: MaxMind DB file format specification 2.0, "Data Field Format".
 */
final class DataReader<A> {
  static final int DAMAGED = -1;
  static final int MOST_VALUES = 4096;
  static final int DEEPEST = 16;

  private final ByteBuffer data;
  private final Sink<A> sink;
  private int budget;

  private DataType type = DataType.MAP;
  private int size;
  private int body;

  /** Receives the wanted values in the order of the record. */
  interface Sink<A> {
    void text(A attribute, ByteBuffer data, int from, int length);

    void number(A attribute, double value);
  }

  /**
   * A reader.
   *
   * @param data the data section; pointers count from its beginning
   */
  DataReader(ByteBuffer data, Sink<A> sink) {
    this.data = data;
    this.sink = sink;
  }

  /** Reads the record at an offset; false if it is damaged, whatever the sink was told before. */
  boolean read(int offset, Key<A> wanted) {
    budget = MOST_VALUES;
    return value(offset, wanted, 0) != DAMAGED;
  }

  /** The offset behind a value, or {@link #DAMAGED}. */
  private int value(int at, @Nullable Key<A> key, int depth) {
    if (--budget < 0 || depth > DEEPEST || !head(at)) {
      return DAMAGED;
    }
    if (type != DataType.POINTER) {
      return content(key, depth);
    }
    int behind = body;
    if (key == null) {
      return behind;
    }
    if (!head(size) || type == DataType.POINTER) {
      return DAMAGED;
    }
    return content(key, depth) == DAMAGED ? DAMAGED : behind;
  }

  /** Reads what the last {@link #head} announced. */
  private int content(@Nullable Key<A> key, int depth) {
    int end = body + size;
    return switch (type) {
      case MAP -> entries(key, depth);
      case ARRAY -> elements(depth);
      case BOOLEAN -> size <= 1 ? body : DAMAGED;
      case BYTES -> end;
      case STRING -> {
        if (key != null && key.attribute() != null) {
          sink.text(key.attribute(), data, body, size);
        }
        yield end;
      }
      case DOUBLE, FLOAT, SIGNED, UNSIGNED -> {
        if (key != null && key.attribute() != null) {
          sink.number(key.attribute(), number());
        }
        yield end;
      }
      case POINTER, UNKNOWN -> DAMAGED;
    };
  }

  private int entries(@Nullable Key<A> key, int depth) {
    int count = size;
    int at = body;
    for (int i = 0; i < count; i++) {
      if (--budget < 0 || !head(at)) {
        return DAMAGED;
      }
      int behind = type == DataType.POINTER ? body : body + size;
      if (type == DataType.POINTER && !head(size)) {
        return DAMAGED;
      }
      if (type != DataType.STRING) {
        return DAMAGED;
      }
      Key<A> child = key == null ? null : key.child(data, body, size);
      at = value(behind, child, depth + 1);
      if (at == DAMAGED) {
        return DAMAGED;
      }
    }
    return at;
  }

  private int elements(int depth) {
    int count = size;
    int at = body;
    for (int i = 0; i < count && at != DAMAGED; i++) {
      at = value(at, null, depth + 1);
    }
    return at;
  }

  private double number() {
    if (type == DataType.DOUBLE) {
      return data.getDouble(body);
    }
    if (type == DataType.FLOAT) {
      return data.getFloat(body);
    }
    double value = 0;
    for (int i = 0; i < size; i++) {
      value = value * 256 + (data.get(body + i) & 0xFF);
    }
    return type == DataType.SIGNED && size == 4 ? (int) (long) value : value;
  }

  /**
   * Reads the control bytes: {@link #type}, {@link #size} (of a pointer: where to) and {@link
   * #body}. False if they, or the bytes they announce, are not there.
   */
  private boolean head(int at) {
    if (at < 0 || at >= data.limit()) {
      return false;
    }
    int control = data.get(at) & 0xFF;
    int next = at + 1;
    int code = control >>> 5;
    if (code == DataType.POINTER_CODE) {
      return pointer(control, next);
    }
    if (code == 0) {
      if (next >= data.limit()) {
        return false;
      }
      code = (data.get(next++) & 0xFF) + 7;
    }
    type = DataType.of(code);
    int extra = Math.max(0, (control & 0x1F) - 28);
    if (next + extra > data.limit()) {
      return false;
    }
    size = size(control & 0x1F, next);
    body = next + extra;
    int bytes = type.hasBytes() ? size : 0;
    return type.admits(size) && bytes <= data.limit() - body;
  }

  private int size(int stated, int at) {
    return switch (stated) {
      case 29 -> 29 + unsigned(at, 1);
      case 30 -> 285 + unsigned(at, 2);
      case 31 -> 65_821 + unsigned(at, 3);
      default -> stated;
    };
  }

  private boolean pointer(int control, int at) {
    int bytes = ((control >>> 3) & 3) + 1;
    if (at + bytes > data.limit()) {
      return false;
    }
    int high = control & 7;
    type = DataType.POINTER;
    body = at + bytes;
    size =
        switch (bytes) {
          case 1 -> high << 8 | unsigned(at, 1);
          case 2 -> (high << 16 | unsigned(at, 2)) + 2048;
          case 3 -> (high << 24 | unsigned(at, 3)) + 526_336;
          default -> data.getInt(at);
        };
    return true;
  }

  private int unsigned(int at, int bytes) {
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value = value << 8 | (data.get(at + i) & 0xFF);
    }
    return value;
  }
}
