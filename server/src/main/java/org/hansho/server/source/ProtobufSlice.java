package org.hansho.server.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A message of Protocol Buffers where it stands in a body. Its fields are visited one by one;
 * nothing is kept of them, and what is not asked for is passed over.
 */
@SuppressWarnings("ArrayRecordComponent") // A view, never compared.
record ProtobufSlice(byte[] bytes, int from, int to) {
  private static final int LONGEST_NUMBER = 10;

  /** Takes one field after the other. */
  interface Visitor {
    /**
     * A field.
     *
     * @param number its number
     * @param value of a number or of fixed size; the length of others
     * @param inside the bytes of a text or message; empty for others
     */
    void visit(int number, long value, ProtobufSlice inside) throws IOException;
  }

  /**
   * Visits all fields.
   *
   * @throws IOException if the bytes are no message
   */
  void fields(Visitor visitor) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long key = number(in);
      int field = (int) (key >>> 3);
      if (field <= 0 || key >>> 3 > Integer.MAX_VALUE) {
        throw new IOException("the message has a field without a number");
      }
      switch ((int) (key & 7)) {
        case 0 -> visitor.visit(field, number(in), at(in, 0));
        case 1 -> visitor.visit(field, need(in, Long.BYTES).getLong(), at(in, 0));
        case 5 -> visitor.visit(field, need(in, Integer.BYTES).getInt(), at(in, 0));
        case 2 -> {
          long length = number(in);
          if (length < 0 || length > in.remaining()) {
            throw new IOException("the message is cut off");
          }
          ProtobufSlice inside = at(in, (int) length);
          in.position(in.position() + (int) length);
          visitor.visit(field, length, inside);
        }
        default -> throw new IOException("the message has a field of no known kind");
      }
    }
  }

  private ProtobufSlice at(ByteBuffer in, int length) {
    return new ProtobufSlice(bytes, in.position(), in.position() + length);
  }

  private static ByteBuffer need(ByteBuffer in, int bytes) throws IOException {
    if (in.remaining() < bytes) {
      throw new IOException("the message is cut off");
    }
    return in;
  }

  private static long number(ByteBuffer in) throws IOException {
    long number = 0;
    for (int place = 0; place < LONGEST_NUMBER; place++) {
      byte next = need(in, 1).get();
      number |= (long) (next & 0x7f) << (7 * place);
      if (next >= 0) {
        return number;
      }
    }
    throw new IOException("the message has a number that is too long");
  }
}
