package org.hansho.format.evtx;

import java.io.Serial;
import org.hansho.record.Fault;

/** A record is not made as the format says; has no stack, since damaged logs have many. */
final class BinXmlException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** What is said of the record. */
  private final transient Fault fault;

  BinXmlException(Fault fault, String detail) {
    super(detail, null, false, false);
    this.fault = fault;
  }

  /** A record whose parts do not fit together. */
  static BinXmlException unsound(String detail) {
    return new BinXmlException(EvtxFaults.UNSOUND, detail);
  }

  /** A record, or a chunk, beyond what is read. */
  static BinXmlException tooMuch(String detail) {
    return new BinXmlException(EvtxFaults.TOO_MUCH, detail);
  }

  Fault fault() {
    return fault;
  }
}
