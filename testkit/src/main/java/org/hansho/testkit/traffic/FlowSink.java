package org.hansho.testkit.traffic;

/** Takes flow records, which come in order of their ends. */
@FunctionalInterface
public interface FlowSink {
  void accept(FlowRecord flow);
}
