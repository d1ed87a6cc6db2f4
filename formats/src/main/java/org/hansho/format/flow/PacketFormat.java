package org.hansho.format.flow;

import java.util.Map;
import java.util.Set;
import org.hansho.record.Format;

/** Binary packets that become flows. What is remembered between them: templates and open flows. */
abstract class PacketFormat implements Format {
  @Override
  public final Set<String> reads() {
    return Set.of();
  }

  @Override
  public final Map<String, String> commonFields() {
    return FlowFields.words();
  }

  @Override
  public final boolean hasMemory() {
    return true;
  }

  @Override
  public final boolean readsBinary() {
    return true;
  }
}
