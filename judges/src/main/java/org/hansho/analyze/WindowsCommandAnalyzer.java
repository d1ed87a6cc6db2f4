package org.hansho.analyze;

import java.util.Set;
import java.util.function.UnaryOperator;
import org.hansho.event.Analyzer;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Gives {@code command.plain} to what ran on Windows: the command line of a process, a script block
 * (event 4104) or the invocation of a command of PowerShell (event 4103), as it reads without the
 * marks that hide it. See {@link PlainCommand}.
 */
final class WindowsCommandAnalyzer implements Analyzer {
  private static final String PLAIN = "command.plain";
  private static final String COMMAND_LINE = "process.command_line";
  private static final String SCRIPT = "ScriptBlockText";
  private static final String INVOCATION = "Payload";
  private static final Set<String> CATEGORIES =
      Set.of("process_creation", "ps_script", "ps_module");
  private static final int MOST_LENGTH = 64 << 10;

  @Override
  public String name() {
    return "windows-command";
  }

  @Override
  public Set<String> reads() {
    return Set.of(COMMAND_LINE, SCRIPT, INVOCATION);
  }

  @Override
  public Set<String> writes() {
    return Set.of(PLAIN);
  }

  @Override
  public boolean appliesTo(EventClass eventClass) {
    return eventClass.logSources().stream()
        .anyMatch(
            source ->
                "windows".equals(source.product())
                    && source.category() != null
                    && CATEGORIES.contains(source.category()));
  }

  @Override
  public Step bind(Fields fields) {
    int plain = fields.id(PLAIN);
    int line = fields.id(COMMAND_LINE);
    int script = fields.id(SCRIPT);
    int invocation = fields.id(INVOCATION);
    return event -> {
      if (plain == Fields.UNREAD) {
        return;
      }
      add(event, plain, text(event, line), PlainCommand::ofCommandLine);
      add(event, plain, text(event, script), PlainCommand::ofScript);
      add(event, plain, text(event, invocation), PlainCommand::ofInvocation);
    };
  }

  private static void add(
      Event event, int plain, @Nullable String text, UnaryOperator<String> read) {
    if (text != null) {
      event.addText(plain, read.apply(text));
    }
  }

  private static @Nullable String text(Event event, int field) {
    int slot = field == Fields.UNREAD ? Event.NONE : event.first(field);
    return slot == Event.NONE || !event.isScalar(slot) || event.length(slot) > MOST_LENGTH
        ? null
        : event.text(slot);
  }
}
