package org.hansho.analyze;

import java.util.List;
import java.util.Set;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;

/**
 * Gives {@code process.args} to starts of processes whose source writes the command line as one
 * text (Sysmon, Falco, Tetragon, osquery, event 4688): see {@link CommandLineWords}. {@code
 * process.args_source} then says {@code command_line}, since such a source may have lost quotes.
 */
final class ArgumentsAnalyzer implements Analyzer {
  /** Absent where the source gave the arguments one by one. */
  static final String SOURCE = "process.args_source";

  private static final String ARGUMENTS = "process.args";
  private static final String COMMAND_LINE = "process.command_line";
  private static final int MOST_LENGTH = 64 << 10;

  @Override
  public String name() {
    return "arguments";
  }

  @Override
  public Set<String> reads() {
    return Set.of(COMMAND_LINE);
  }

  @Override
  public Set<String> writes() {
    return Set.of(ARGUMENTS, SOURCE);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return CommandReader.isProcessStart(eventClass);
  }

  @Override
  public Step bind(Fields fields) {
    int arguments = fields.id(ARGUMENTS);
    int line = fields.id(COMMAND_LINE);
    return event -> {
      if (arguments == Fields.UNREAD || line == Fields.UNREAD) {
        return;
      }
      int slot = event.first(line);
      if (slot == Event.NONE
          || event.first(arguments) != Event.NONE
          || event.length(slot) > MOST_LENGTH) {
        return;
      }
      String text = event.text(slot);
      List<String> words =
          isWindows(event) ? CommandLineWords.ofWindows(text) : CommandLineWords.ofLinux(text);
      words.forEach(word -> event.addText(arguments, word));
      Facts.add(event, SOURCE, "command_line");
    };
  }

  private static boolean isWindows(Event event) {
    for (LogSource source : event.eventClass().logSources()) {
      if ("windows".equals(source.product())) {
        return true;
      }
    }
    return false;
  }
}
