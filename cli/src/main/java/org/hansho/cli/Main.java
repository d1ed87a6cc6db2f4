package org.hansho.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hansho.cli.content.BuiltinFiles;
import org.hansho.cli.fact.TemporaryException;
import org.hansho.cli.source.ByteSize;
import org.hansho.cli.terminal.Screen;
import org.hansho.cli.text.Texts;
import org.hansho.yaml.Suggestion;
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
    String first = arguments.length == 0 ? "" : arguments[0];
    CommandLine program = program(first, surroundings, texts);
    program.setParameterExceptionHandler((e, unused) -> refuse(e, surroundings, texts));
    program.setExecutionExceptionHandler((e, unused, parsed) -> fail(e, surroundings, texts));
    return program.execute(arguments);
  }

  /** The program with the command that is asked for, or with all where that is not clear. */
  private static CommandLine program(String asked, Surroundings surroundings, Texts texts) {
    BuiltinFiles builtin = new BuiltinFiles(texts.language());
    if (asked.equals("scan")) {
      builtin.begin();
    }
    CommandLine program = new CommandLine(new HanshoCommand(surroundings));
    Map<String, Supplier<CommandLine>> commands = commands(surroundings, texts, builtin);
    Supplier<CommandLine> command = commands.get(asked);
    if (command == null) {
      commands.values().forEach(each -> program.addSubcommand(each.get()));
    } else {
      program.addSubcommand(command.get());
    }
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

  /** All commands by name. Making one means reflection over its options, so it is put off. */
  private static Map<String, Supplier<CommandLine>> commands(
      Surroundings surroundings, Texts texts, BuiltinFiles builtin) {
    Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    commands.put("scan", () -> new CommandLine(new ScanCommand(surroundings, texts, builtin)));
    commands.put("rule", () -> rule(surroundings, texts));
    commands.put("state", () -> state(surroundings, texts));
    return commands;
  }

  private static CommandLine rule(Surroundings surroundings, Texts texts) {
    return new CommandLine(new RuleCommand(surroundings))
        .addSubcommand(new RuleLintCommand(surroundings, texts))
        .addSubcommand(new RuleTestCommand(surroundings, texts))
        .addSubcommand(new RuleExplainCommand(surroundings, texts))
        .addSubcommand(new RuleBacktestCommand(surroundings, texts))
        .addSubcommand(new RuleListCommand(surroundings, texts))
        .addSubcommand(new RuleFieldsCommand(surroundings, texts));
  }

  private static CommandLine state(Surroundings surroundings, Texts texts) {
    return new CommandLine(new StateCommand(surroundings))
        .addSubcommand(new StateShowCommand(surroundings, texts));
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
      String nearest = nearest(unmatched.getUnmatched().get(0), e.getCommandLine());
      if (!nearest.isEmpty()) {
        talk.println(texts.get("error.suggestion", nearest));
      }
    }
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    talk.println(texts.get("error.usage.hint", command));
    return ExitCode.USAGE.code();
  }

  /** The option or command that was probably meant, or empty where none is near. */
  private static String nearest(String word, CommandLine command) {
    if (!word.startsWith("-")) {
      return Suggestion.nearest(word, command.getSubcommands().keySet());
    }
    int end = word.indexOf('=');
    return Suggestion.nearest(
        end < 0 ? word : word.substring(0, end),
        command.getCommandSpec().options().stream()
            .flatMap(option -> Stream.of(option.names()))
            .toList());
  }

  private static String message(ParameterException e, Texts texts) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return texts.get("error.unmatched", String.join(" ", unmatched.getUnmatched()));
    }
    if (e instanceof MissingParameterException missing) {
      List<String> names = missing.getMissing().stream().map(Main::named).toList();
      if (!names.isEmpty()) {
        return texts.get("error.missing", String.join(", ", names));
      }
    }
    return String.valueOf(e.getMessage());
  }

  private static String named(CommandLine.Model.ArgSpec spec) {
    return spec instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : spec.paramLabel();
  }

  private static int fail(Exception e, Surroundings surroundings, Texts texts) {
    if (e instanceof Refusal refusal) {
      surroundings.talk().println(texts.get("error.usage", refusal.said()));
      return refusal.exitCode().code();
    }
    if (e instanceof TemporaryException full) {
      String size = ByteSize.text(full.bytes());
      String said = texts.get("error.temporary." + full.reason(), full.folder(), size);
      surroundings.talk().println(texts.get("error.usage", said));
      return ExitCode.STOPPED.code();
    }
    surroundings.talk().println(texts.get("error.usage", texts.get("error.unexpected", e)));
    e.printStackTrace(surroundings.talk());
    return ExitCode.STOPPED.code();
  }
}
