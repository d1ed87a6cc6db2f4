package org.hansho.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.Fields;

/** Starts of processes, and what an analyzer adds to them. */
final class Commands {
  private Commands() {}

  /** What the analyzer adds to the start of a process with these arguments. */
  static Map<String, List<String>> analyze(Analyzer analyzer, String... arguments) {
    Event event = event(analyzer);
    for (String argument : arguments) {
      event.addText(event.fields().id("process.args"), argument);
    }
    return added(analyzer, event);
  }

  /** What the analyzer adds where only the command line is known. */
  static Map<String, List<String>> analyzeLine(Analyzer analyzer, String line) {
    Event event = event(analyzer);
    event.addText(event.fields().id("process.command_line"), line);
    return added(analyzer, event);
  }

  private static Event event(Analyzer analyzer) {
    TreeSet<String> names = new TreeSet<>(analyzer.reads());
    names.addAll(analyzer.writes());
    Event event = new Event(Fields.of(names));
    event.begin(new byte[0], 0, 0, 0);
    return event;
  }

  static Map<String, List<String>> added(Analyzer analyzer, Event event) {
    analyzer.bind(event.fields()).analyze(event);
    Map<String, List<String>> added = new TreeMap<>();
    for (String name : analyzer.writes()) {
      List<String> values = new ArrayList<>();
      int field = event.fields().id(name);
      for (int slot = event.first(field); slot != Event.NONE; slot = event.next(slot)) {
        values.add(event.text(slot));
      }
      if (!values.isEmpty()) {
        added.put(name, values);
      }
    }
    return added;
  }
}
