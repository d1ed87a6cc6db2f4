package org.hansho.server.receive;

import java.nio.ByteBuffer;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * The values of records of Kafka, cut at a length: a packed batch that a broker admits may unpack
 * to a thousand times as much. What is cut is counted. Belongs to one thread.
 */
final class BoundedValues implements Deserializer<byte[]> {
  private final int most;
  private final Tally tally;

  /**
   * Values of that length.
   *
   * @param most bytes of a value
   */
  BoundedValues(int most, Tally tally) {
    this.most = most;
    this.tally = tally;
  }

  @Override
  public byte[] deserialize(String topic, Headers headers, ByteBuffer data) {
    return data == null ? new byte[0] : bounded(data);
  }

  @Override
  public byte[] deserialize(String topic, byte[] data) {
    return data == null ? new byte[0] : bounded(ByteBuffer.wrap(data));
  }

  private byte[] bounded(ByteBuffer data) {
    int length = Math.min(most, data.remaining());
    if (length < data.remaining()) {
      tally.dropped("cut", 1);
    }
    byte[] value = new byte[length];
    data.get(value);
    return value;
  }
}
