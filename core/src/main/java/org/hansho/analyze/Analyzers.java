package org.hansho.analyze;

import java.util.List;
import java.util.stream.Stream;

/** Every analyzer, in the order in which they run: one may read what an earlier one writes. */
public final class Analyzers {
  /** The visible list: a new analyzer adds its line here. */
  public static final List<Analyzer> ALL =
      List.of(
          new ContainerCommandAnalyzer(), new PortForwardingAnalyzer(), new AddressScopeAnalyzer());

  private Analyzers() {}

  /** All of them, and behind them one that needs data from outside. */
  public static List<Analyzer> with(Analyzer last) {
    return Stream.concat(ALL.stream(), Stream.of(last)).toList();
  }
}
