package org.hansho.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that code on the command line of an interpreter opens for writing, replaces or links,
 * as far as their absolute names stand in it as text. Source: the manuals of Python, Perl, Ruby,
 * PHP and Node.
 */
final class CodeWrites {
  private static final int MOST_CODE = 8192;
  private static final Set<String> CODE_OPTIONS = Set.of("-c", "-e", "-E", "-r", "--eval", "--run");
  private static final String PATH = "\\\\?[\"']([/~][^\"'\\\\\\n]{1,256})\\\\?[\"']";
  private static final String QUOTE = "\\\\?[\"']";

  private static final Pattern CODE =
      Pattern.compile(
          "\\b(?:python[0-9.]*|perl|ruby|php[0-9.]*|node|nodejs|lua)\\s(?:\\S+\\s+){0,8}?-\\w*[ceEr]\\s");

  private static final List<Pattern> WRITES =
      List.of(
          // open('/etc/x', 'a'), File.open("/etc/x", "w"), fopen, io.open
          Pattern.compile(
              "open\\w*\\s*\\(?\\s*" + PATH + "\\s*,\\s*(?:mode\\s*=\\s*)?" + QUOTE + "[wax]"),
          Pattern.compile("open\\w*\\s*\\(?\\s*" + PATH + "\\s*,\\s*" + QUOTE + "r\\+"),
          Pattern.compile("Path\\(" + PATH + "\\)\\.(?:write_\\w+|open\\(" + QUOTE + "[wax])"),
          // open(F, ">>/etc/x"), open(F, '>', '/etc/x')
          Pattern.compile(
              "open\\b[^;]{0,40}" + QUOTE + "\\s*\\+?>{1,2}\\s*(/[^\"'\\\\\\n]{1,256})"),
          Pattern.compile(
              "open\\b[^;]{0,40}" + QUOTE + "\\+?>{1,2}[^\"']{0,20}" + QUOTE + "\\s*,\\s*" + PATH),
          Pattern.compile(
              "(?:file_put_contents|(?:append|write)File\\w*|createWriteStream|(?:File|IO)\\.write)"
                  + "\\s*\\(?\\s*"
                  + PATH),
          Pattern.compile(
              "\\b(?:symlink|link|rename|os\\.replace|copy\\w*|move)(?:Sync)?\\s*\\(?[^;)]{0,256},\\s*"
                  + PATH));

  /** A variable that is given a name: {@code p='/etc/x'}, {@code $p = "/etc/x"}. */
  private static final Pattern VARIABLE =
      Pattern.compile("(?:^|[;\\s:({\"'])([$@]?[A-Za-z_]\\w{0,31})\\s*:?=\\s*(" + PATH + ")");

  /** What only makes a name of a name, and is taken for the name. */
  private static final Pattern WRAPPED =
      Pattern.compile(
          "(?:os\\.path\\.(?:expanduser|abspath|realpath)|(?:pathlib\\.)?Path|File\\.expand_path)"
              + "\\(("
              + PATH
              + ")\\)(?!\\.(?:write|open))");

  private static final int MOST_VARIABLES = 8;

  private CodeWrites() {}

  /** The files; none where the command has no code. The words behind the option are the code. */
  static List<String> of(List<String> words) {
    List<String> files = new ArrayList<>();
    for (int i = 1; i + 1 < words.size(); i++) {
      if (isCodeOption(words.get(i))) {
        addFiles(String.join(" ", words.subList(i + 1, words.size())), files);
        break;
      }
    }
    return files;
  }

  /** The files of a command line as one text, in which the quotes of the code still stand. */
  static List<String> ofLine(String line) {
    List<String> files = new ArrayList<>();
    Matcher code = CODE.matcher(line.substring(0, Math.min(line.length(), MOST_CODE)));
    if (code.find()) {
      addFiles(line.substring(code.end()), files);
    }
    return files;
  }

  private static void addFiles(String code, List<String> files) {
    String read = withNames(code.substring(0, Math.min(code.length(), MOST_CODE)));
    for (Pattern pattern : WRITES) {
      Matcher found = pattern.matcher(read);
      while (found.find()) {
        files.add(found.group(1));
      }
    }
  }

  /** The code with the names that its variables hold in their places. */
  private static String withNames(String code) {
    String named = WRAPPED.matcher(code).replaceAll("$1");
    Matcher variable = VARIABLE.matcher(named);
    List<String[]> variables = new ArrayList<>();
    while (variable.find() && variables.size() < MOST_VARIABLES) {
      variables.add(new String[] {variable.group(1), variable.group(2)});
    }
    for (String[] each : variables) {
      named =
          named.replaceAll(
              "(?<![\\w$@.\"'/])" + Pattern.quote(each[0]) + "(?=\\s*[,).])",
              Matcher.quoteReplacement(each[1]));
      if (named.length() > 4 * MOST_CODE) {
        return code;
      }
    }
    return named;
  }

  private static boolean isCodeOption(String word) {
    return CODE_OPTIONS.contains(word)
        || (word.length() > 2
            && word.charAt(0) == '-'
            && word.charAt(1) != '-'
            && CODE_OPTIONS.contains("-" + word.charAt(word.length() - 1)));
  }
}
