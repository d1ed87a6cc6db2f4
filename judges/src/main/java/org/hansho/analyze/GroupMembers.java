package org.hansho.analyze;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Which accounts a command puts into which groups.
 *
 * @param accounts names of the accounts
 * @param groups names or numbers of the groups
 */
record GroupMembers(List<String> accounts, List<String> groups) {
  /** Names of the programs that are understood. */
  static final ProgramNames PROGRAMS =
      new ProgramNames(
          Set.of(
              "usermod",
              "useradd",
              "adduser",
              "addgroup",
              "gpasswd",
              "groupmod",
              "groupmems",
              "lusermod",
              "lgroupmod"));

  private static final Options.Syntax USERMOD =
      Options.Syntax.withValues(
              "cdefgGlpsuvVwWRPZbBkK",
              "comment",
              "home",
              "home-dir",
              "base-dir",
              "expiredate",
              "inactive",
              "gid",
              "groups",
              "login",
              "password",
              "shell",
              "uid",
              "root",
              "prefix",
              "key",
              "skel",
              "selinux-user")
          .abbreviated();
  private static final Options.Syntax GPASSWD =
      Options.Syntax.withValues("adMAQ", "add", "delete", "members", "administrators", "root")
          .abbreviated();
  private static final Options.Syntax GROUPMOD =
      Options.Syntax.withValues("gnpRPUM", "gid", "new-name", "password", "root", "users")
          .abbreviated();
  private static final Options.Syntax GROUPMEMS =
      Options.Syntax.withValues("adgR", "add", "delete", "group", "root").abbreviated();
  private static final Options.Syntax ADDUSER =
      Options.Syntax.withValues(
              "hgsGukc", "home", "shell", "uid", "gid", "ingroup", "gecos", "conf", "firstuid")
          .abbreviated();

  /**
   * What the words of one command ask for; nothing of it may be named. Source: the manual pages.
   */
  static GroupMembers of(List<String> words) {
    return switch (Wrappers.baseName(words.get(0))) {
      case "usermod", "useradd", "lusermod" -> usermod(words);
      case "gpasswd" -> groupFirst(words, GPASSWD, "a", "add", "M", "members");
      case "groupmod" -> groupFirst(words, GROUPMOD, "U", "users", "U", "users");
      case "lgroupmod" -> groupFirst(words, GROUPMOD, "M", "member-add", "M", "member-add");
      case "groupmems" -> groupmems(words);
      default -> adduser(words);
    };
  }

  /** The first group of an account counts like the others. */
  private static GroupMembers usermod(List<String> words) {
    List<String> groups = new ArrayList<>();
    List<String> accounts = new ArrayList<>();
    walk(
        words,
        USERMOD,
        accounts,
        (o) -> addAll(groups, o.is("G", "groups") || o.is("g", "gid") ? o.value() : ""));
    return new GroupMembers(accounts, groups);
  }

  private static GroupMembers groupFirst(
      List<String> words,
      Options.Syntax syntax,
      String letter,
      String name,
      String otherLetter,
      String otherName) {
    List<String> groups = new ArrayList<>();
    List<String> accounts = new ArrayList<>();
    walk(
        words,
        syntax,
        groups,
        (o) ->
            addAll(accounts, o.is(letter, name) || o.is(otherLetter, otherName) ? o.value() : ""));
    return accounts.isEmpty() ? nothing() : new GroupMembers(accounts, groups);
  }

  private static GroupMembers groupmems(List<String> words) {
    List<String> groups = new ArrayList<>();
    List<String> accounts = new ArrayList<>();
    walk(
        words,
        GROUPMEMS,
        new ArrayList<>(),
        (o) -> {
          addAll(accounts, o.is("a", "add") ? o.value() : "");
          addAll(groups, o.is("g", "group") ? o.value() : "");
        });
    return accounts.isEmpty() ? nothing() : new GroupMembers(accounts, groups);
  }

  /** {@code adduser ACCOUNT GROUP} of Debian and busybox; one word is a new account. */
  private static GroupMembers adduser(List<String> words) {
    List<String> operands = new ArrayList<>();
    List<String> groups = new ArrayList<>();
    walk(words, ADDUSER, operands, (o) -> addAll(groups, o.is("G", "ingroup") ? o.value() : ""));
    if (operands.size() > 1) {
      groups.addAll(operands.subList(1, operands.size()));
    }
    return operands.isEmpty() ? nothing() : new GroupMembers(operands.subList(0, 1), groups);
  }

  private static GroupMembers nothing() {
    return new GroupMembers(List.of(), List.of());
  }

  private static void addAll(List<String> into, String names) {
    for (String name : names.split(",")) {
      if (!name.isBlank()) {
        into.add(name.strip());
      }
    }
  }

  /** Receives each option. */
  private interface Visitor {
    void option(Options options);
  }

  private static void walk(
      List<String> words, Options.Syntax syntax, List<String> operands, Visitor visitor) {
    int at = 1;
    while (at < words.size()) {
      Options options = new Options(words, at, syntax);
      while (options.next()) {
        visitor.option(options);
      }
      at = options.end();
      if (at < words.size()) {
        operands.add(words.get(at++));
      }
    }
  }
}
