package org.hansho.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hansho.cli.terminal.Screen;
import org.hansho.cli.text.Texts;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the program begins. */
public final class Main {
  private static final int BUFFER = 1 << 16;

  private Main() {}

  /** Runs one command and ends the machine with its exit code. */
  public static void main(String[] arguments) {
    StopSignal signal = StopSignal.listening();
    Surroundings surroundings =
        new Surroundings(
            System.in,
            stream(FileDescriptor.out),
            stream(FileDescriptor.err),
            Screen.of(System.getProperty(Screen.TERMINALS, ""), System.getenv()),
            System::nanoTime,
            signal::isAsked);
    int code = run(arguments, surroundings, System.getenv());
    surroundings.out().flush();
    surroundings.talk().flush();
    signal.finish();
    System.exit(code);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
        false,
        StandardCharsets.UTF_8);
  }

  /** Runs one command. */
  static int run(String[] arguments, Surroundings surroundings, Map<String, String> environment) {
    Texts texts = Texts.of(CommonOptions.language(arguments, environment));
    CommandLine program = program(surroundings, texts);
    program.setParameterExceptionHandler((e, unused) -> refuse(e, surroundings, texts));
    program.setExecutionExceptionHandler((e, unused, parsed) -> fail(e, surroundings, texts));
    return program.execute(arguments);
  }

  private static CommandLine program(Surroundings surroundings, Texts texts) {
    CommandLine rule = new CommandLine(new RuleCommand(surroundings));
    rule.addSubcommand(new RuleLintCommand(surroundings, texts));
    rule.addSubcommand(new RuleTestCommand(surroundings, texts));
    rule.addSubcommand(new RuleExplainCommand(surroundings, texts));
    rule.addSubcommand(new RuleBacktestCommand(surroundings, texts));
    rule.addSubcommand(new RuleListCommand(surroundings, texts));
    rule.addSubcommand(new RuleFieldsCommand(surroundings, texts));
    CommandLine program = new CommandLine(new HanshoCommand(surroundings));
    program.addSubcommand(new ScanCommand(surroundings, texts));
    program.addSubcommand(rule);
    CommandLine state = new CommandLine(new StateCommand(surroundings));
    state.addSubcommand(new StateShowCommand(surroundings, texts));
    program.addSubcommand(state);
    CommonOptions.addTo(program);
    program
        .getCommandSpec()
        .versionProvider(new Version())
        .addOption(
            OptionSpec.builder("--version")
                .type(boolean.class)
                .arity("0")
                .versionHelp(true)
                .descriptionKey("hansho.version")
                .build());
    program.setResourceBundle(texts.bundle());
    program.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
    program.setErr(new PrintWriter(surroundings.talk(), true, StandardCharsets.UTF_8));
    program.setUsageHelpWidth(Math.min(120, Math.max(60, surroundings.screen().columns())));
    program.setUsageHelpAutoWidth(false);
    program.setColorScheme(CommandLine.Help.defaultColorScheme(ansi(surroundings)));
    program.setPosixClusteredShortOptionsAllowed(false);
    program.setAbbreviatedOptionsAllowed(false);
    return program;
  }

  private static CommandLine.Help.Ansi ansi(Surroundings surroundings) {
    Screen screen = surroundings.screen();
    return screen.outputWatched() && !screen.plain()
        ? CommandLine.Help.Ansi.ON
        : CommandLine.Help.Ansi.OFF;
  }

  private static int refuse(ParameterException e, Surroundings surroundings, Texts texts) {
    PrintStream talk = surroundings.talk();
    talk.println(texts.get("error.usage", message(e, texts)));
    if (e instanceof UnmatchedArgumentException unmatched) {
      unmatched
          .getSuggestions()
          .forEach(suggestion -> talk.println(texts.get("error.suggestion", suggestion)));
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    talk.println(texts.get("error.usage.hint", command));
    return ExitCode.USAGE.code();
  }

  private static String message(ParameterException e, Texts texts) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return texts.get("error.unmatched", String.join(" ", unmatched.getUnmatched()));
    }
    if (e instanceof MissingParameterException missing) {
      List<String> names =
          missing.getMissing().stream()
              .map(spec -> spec.isOption() ? spec.toString() : spec.paramLabel())
              .toList();
      if (!names.isEmpty()) {
        return texts.get("error.missing", String.join(", ", names));
      }
    }
    return String.valueOf(e.getMessage());
  }

  private static int fail(Exception e, Surroundings surroundings, Texts texts) {
    if (e instanceof Refusal refusal) {
      surroundings.talk().println(texts.get("error.usage", refusal.said()));
      return refusal.exitCode().code();
    }
    surroundings.talk().println(texts.get("error.usage", texts.get("error.unexpected", e)));
    e.printStackTrace(surroundings.talk());
    return ExitCode.STOPPED.code();
  }
}
