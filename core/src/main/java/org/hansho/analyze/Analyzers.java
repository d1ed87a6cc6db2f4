package org.hansho.analyze;

import java.util.List;

/** Every analyzer, in the order in which they run: one may read what an earlier one writes. */
public final class Analyzers {
  /** The visible list: a new analyzer adds its line here. */
  public static final List<Analyzer> ALL =
      List.of(
          new ContainerCommandAnalyzer(), new PortForwardingAnalyzer(), new AddressScopeAnalyzer());

  private Analyzers() {}
}
