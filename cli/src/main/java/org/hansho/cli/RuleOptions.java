package org.hansho.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hansho.library.BuiltinFiles;
import org.hansho.library.Library;
import org.hansho.report.text.Texts;
import picocli.CommandLine.Option;

/** The options that say which rules run. */
final class RuleOptions {
  @Option(names = "--rules", paramLabel = "PATH", descriptionKey = "hansho.scan.rules")
  private List<String> rules = new ArrayList<>();

  @Option(names = "--no-builtin", descriptionKey = "hansho.scan.no-builtin")
  private boolean noBuiltin;

  @Option(names = "--no-basics", descriptionKey = "hansho.scan.no-basics")
  private boolean noBasics;

  private List<String> remarks = List.of();

  /** What is said of paths without a rule, once the library was made. */
  List<String> remarks() {
    return remarks;
  }

  /** Whether the user gives rules of their own. */
  boolean hasRules() {
    return !rules.isEmpty();
  }

  /** The rules of the options, those built in among them unless they are left out. */
  Library library(BuiltinFiles builtin, Texts texts) throws IOException {
    Library library = new Library();
    if (noBuiltin) {
      library.withBuiltinLists();
    } else {
      library.with(builtin);
    }
    if (noBasics) {
      library.withoutBasics();
    }
    remarks = ContentOptions.addRules(library, rules, texts);
    return library;
  }
}
