package org.hansho.format.envelope;

import java.util.Map;
import org.hansho.event.Fields;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;

/**
 * One way to wrap the records of other programs. Immutable and shared between threads.
 *
 * <p>To add one, write a class or a row of {@link JsonEnvelopes}, put samples with their expected
 * events beside it, and name it in {@link Envelopes}.
 */
interface Envelope {
  /** The name users give with {@code --format}. */
  String name();

  /** One sentence for the manual. */
  String description();

  /** Whether its sources are no text. */
  default boolean readsBinary() {
    return false;
  }

  /** The fields that it may give to records, and in words from what. */
  Map<SenderField, String> sender();

  /** How sure it is that the bytes are its own; see {@code Format.recognise}. */
  int recognise(byte[] sample, int length);

  /**
   * A reader that takes each record out of its wrapper and hands it to the receiver.
   *
   * @param fields those that events will have; a wrapper may fill them under their native names
   */
  RecordReader open(Fields fields, Limits limits, Receiver receiver);
}
