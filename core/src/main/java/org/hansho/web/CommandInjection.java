package org.hansho.web;

import java.util.HashMap;
import java.util.Map;
import org.hansho.sql.WordTable;

/**
 * Judges whether a value goes on as a command of a Unix or Windows shell.
 *
 * <p>A command is a sign that ends or nests the one before ({@code ;}, {@code |}, {@code &}, a line
 * end, a backtick, {@code $(}) and then a program that attackers start, with something that prose
 * does not put behind that word: an option, a path, an address, another such sign or the end.
 */
final class CommandInjection {
  private static final int COMMAND = 1;

  /** Also a word of prose: needs an argument. */
  private static final int COMMON = 2;

  private static final WordTable WORDS = new WordTable(words());
  private static final byte[] SHELLSHOCK = Ascii.bytes("() {");
  private static final byte[] FIELD_SEPARATOR = Ascii.bytes("${ifs");
  private static final byte[] NETWORK_DEVICE = Ascii.bytes("/dev/tcp/");
  private static final byte[] PROGRAM_FILE = Ascii.bytes(".exe");
  private static final byte[] ADDRESS = Ascii.bytes("http");
  private static final byte[] DRIVE = Ascii.bytes("c:\\");
  private static final int MOST_SIGNS = 16;
  private static final int LONGEST_WORD = 32;
  private static final int MOST_STEPS_OF_PATH = 8;

  private byte[] text = {};
  private int end;
  private long steps;

  private static Map<String, Integer> words() {
    Map<String, Integer> words = new HashMap<>();
    WordTable.add(
        words,
        COMMAND,
        "whoami uname ifconfig ipconfig wget curl netcat ncat bash ksh zsh csh dash");
    WordTable.add(
        words, COMMAND, "powershell pwsh nslookup certutil bitsadmin chmod chown phpinfo netstat");
    WordTable.add(
        words,
        COMMAND,
        "systeminfo tasklist taskkill busybox tftp python3 lwp wscript cscript mshta");
    WordTable.add(
        words,
        COMMAND,
        "regsvr32 rundll32 printenv sysctl lsof crontab useradd adduser traceroute");
    WordTable.add(
        words,
        COMMON,
        "cat id ls dir sh nc ping sleep echo cmd perl python ruby php type net rm cp");
    WordTable.add(
        words,
        COMMON,
        "mv touch ps env set head tail less more grep find sed awk kill export eval");
    WordTable.add(
        words, COMMON, "exec source host dig telnet ssh ftp scp rsync tar gcc make mail date time");
    WordTable.add(
        words, COMMON, "hostname pwd w who df du mount tee xargs nohup sudo su timeout del copy");
    return words;
  }

  /** Where a command begins in a decoded value, or -1. */
  int judge(byte[] value, int from, int to) {
    text = value;
    end = to;
    steps = (long) to - from;
    for (int at = from; at < to; at++) {
      switch (text[at]) {
        case ';', '|', '&', '\n', '`' -> {
          if (isCommand(at + 1, text[at])) {
            return at;
          }
        }
        case '$' -> {
          if (isNested(at)) {
            return at;
          }
        }
        case '(' -> {
          if (Ascii.startsWith(text, at, end, SHELLSHOCK)) {
            return at;
          }
        }
        case '/' -> {
          if (Ascii.startsWith(text, at, end, NETWORK_DEVICE)) {
            return at;
          }
        }
        default -> {}
      }
    }
    return -1;
  }

  /** Where a variable of the environment turns into a function, which old shells run; or -1. */
  static int environment(byte[] value, int from, int to) {
    return Ascii.indexOf(value, from, to, SHELLSHOCK);
  }

  /** Bytes looked at in the last value, for proofs of cost. */
  long steps() {
    return steps;
  }

  private boolean isNested(int at) {
    if (Ascii.startsWith(text, at, end, FIELD_SEPARATOR)) {
      return true;
    }
    return at + 1 < end && text[at + 1] == '(' && isCommand(at + 2, (byte) '(');
  }

  private boolean isCommand(int from, byte sign) {
    int near = Math.min(end, from + MOST_SIGNS);
    int at = Ascii.skipBlanks(text, from, near);
    while (at < near && (text[at] == sign || text[at] == '&')) {
      at++;
    }
    at = behindPath(Ascii.skipBlanks(text, at, Math.min(end, at + MOST_SIGNS)));
    int wordEnd = Ascii.endOfWord(text, at, Math.min(end, at + LONGEST_WORD));
    steps += wordEnd - from;
    int flags = WORDS.flags(text, at, wordEnd);
    if (flags == 0 || (flags == COMMON && hasCapital(at, wordEnd))) {
      return false;
    }
    boolean weak = sign == '&' || sign == '\n';
    return (flags == COMMAND && !weak && endsWord(wordEnd)) || isArgument(wordEnd, sign, weak);
  }

  /** Shells tell capitals apart; prose begins with them. */
  private boolean hasCapital(int from, int to) {
    for (int at = from; at < to; at++) {
      if (text[at] != Ascii.lower(text[at])) {
        return true;
      }
    }
    return false;
  }

  /** Behind the folders of a program: {@code /usr/bin/id}. */
  private int behindPath(int from) {
    int at = from;
    for (int i = 0; i < MOST_STEPS_OF_PATH && at < end; i++) {
      int step = at;
      int most = Math.min(end, at + LONGEST_WORD);
      while (step < most
          && (Ascii.isWordPart(text[step]) || text[step] == '.' || text[step] == ':')) {
        step++;
      }
      if (step >= end || (text[step] != '/' && text[step] != '\\')) {
        return at;
      }
      at = step + 1;
    }
    return at;
  }

  private boolean endsWord(int at) {
    return at >= end || !(Ascii.isWordPart(text[at]) || text[at] == '=' || text[at] == '-');
  }

  private boolean isArgument(int wordEnd, byte sign, boolean weak) {
    if (wordEnd >= end) {
      return !weak && sign != '`' && sign != '(';
    }
    byte next = text[wordEnd];
    if (next == ';' || next == '|' || (next == ')' && sign == '(')) {
      return !weak;
    }
    if (next == '.' && Ascii.startsWith(text, wordEnd, end, PROGRAM_FILE)) {
      return true;
    }
    int at = Ascii.skipBlanks(text, wordEnd, Math.min(end, wordEnd + 16));
    if (at >= end) {
      return !weak;
    }
    return (at > wordEnd && startsArgument(at)) || next == '<' || next == '>' || next == '$';
  }

  private boolean startsArgument(int at) {
    byte b = text[at];
    if (b == '/' || b == '$' || b == '>' || b == '<' || b == '%') {
      return true;
    }
    byte following = at + 1 < end ? text[at + 1] : 0;
    if (b == '-' || b == '.') {
      return Ascii.isLetter(following) || following == '-' || following == '.' || following == '/';
    }
    return Ascii.startsWith(text, at, end, ADDRESS)
        || Ascii.startsWith(text, at, end, DRIVE)
        || (Ascii.isDigit(b) && isNumberOrAddress(at));
  }

  private boolean isNumberOrAddress(int from) {
    int at = from;
    while (at < end && (Ascii.isDigit(text[at]) || text[at] == '.')) {
      at++;
    }
    return at >= end || text[at] == ';' || text[at] == '|' || text[at] == ')' || text[at] == '`';
  }
}
