package org.hansho.testkit.network.export;

import org.hansho.testkit.network.Flow;

/** Collects flows and writes them as one file. Flows come in the order of their end. */
public interface FlowExport {
  /** Adds a flow. */
  void add(Flow flow);

  /** All bytes so far. Ends the file. */
  byte[] toBytes();
}
