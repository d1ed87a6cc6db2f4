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

  private static final int DOTS_OF_AN_ADDRESS = 3;

  private final PlainWord plain = new PlainWord();
  private final WordList list = new WordList();
  private byte[] text = {};
  private int begin;
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
    WordTable.add(
        words,
        COMMON,
        "tac nl od strings xxd base64 rev printf socat openssl lua iptables systemctl");
    return words;
  }

  private void start(byte[] value, int from, int to) {
    text = value;
    begin = from;
    end = to;
    list.begin(value, from, to);
    steps = (long) to - from;
  }

  /** Where a command nested in another begins, or -1: in headers the other signs are ordinary. */
  int nested(byte[] value, int from, int to) {
    start(value, from, to);
    for (int at = from; at < to; at++) {
      if ((text[at] == '`' && isCommand(at + 1, text[at])) || (text[at] == '$' && isNested(at))) {
        return at;
      }
    }
    return -1;
  }

  /** Where a command begins in a decoded value, or -1. */
  int judge(byte[] value, int from, int to) {
    start(value, from, to);
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
    boolean again = sign == '&' && at < near && text[at] == '&';
    while (at < near && (text[at] == sign || text[at] == '&')) {
      at++;
    }
    int word = Ascii.skipBlanks(text, at, Math.min(end, at + MOST_SIGNS));
    at = behindPath(word);
    boolean braced = at < end && text[at] == '{';
    at += braced ? 1 : 0;
    int wordEnd = Ascii.endOfWord(text, at, Math.min(end, at + LONGEST_WORD));
    steps += wordEnd - from;
    if (braced) {
      return WORDS.flags(text, at, wordEnd) != 0 && isListed(wordEnd);
    }
    if (isHidden(at, wordEnd) || (at > word && text[at - 1] == '\\' && isParted(word))) {
      return true;
    }
    int flags = WORDS.flags(text, at, wordEnd);
    if (flags == 0 || (flags == COMMON && hasCapital(at, wordEnd))) {
      return false;
    }
    boolean weak = sign == '&' || sign == '\n';
    boolean joined = (sign == '\n' || again || at == from) && !Ascii.isBlank(before(from - 1));
    boolean alone = flags == COMMAND && (!weak || joined) && endsWord(wordEnd);
    return (alone && !list.isOne()) || isArgument(wordEnd, sign, weak);
  }

  private byte before(int sign) {
    return sign > begin ? text[sign - 1] : 0;
  }

  /** The arguments of a command in braces: {@code {cat,/etc/motd}}. */
  private boolean isListed(int wordEnd) {
    return wordEnd + 1 < end && text[wordEnd] == ',' && startsArgument(wordEnd + 1);
  }

  /**
   * A command that a shell reads as one although its letters do not stand together, or a program by
   * a pattern of its path.
   */
  private boolean isHidden(int at, int wordEnd) {
    if (wordEnd >= end || !PlainWord.mayHide(text[wordEnd])) {
      return false;
    }
    return isParted(at)
        || (text[at - 1] == '/'
            && plain.isPattern()
            && startsArgument(Ascii.skipBlanks(text, plain.end(), end)));
  }

  private boolean isParted(int at) {
    return plain.read(text, at, end) && WORDS.flags(plain.bytes(), 0, plain.length()) != 0;
  }

  /** Shells distinguish capitals; prose begins with them. */
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
    boolean nested = sign == '(';
    if (wordEnd >= end) {
      return !weak && !list.isOne() && sign != '`' && !nested;
    }
    byte next = text[wordEnd];
    if (next == '`' && sign == '`') {
      return isWholeValue(wordEnd);
    }
    if (next == ';' || next == '|' || (next == ')' && nested)) {
      return !weak && !list.isOne();
    }
    if (next == '.' && Ascii.startsWith(text, wordEnd, end, PROGRAM_FILE)) {
      return true;
    }
    int at = Ascii.skipBlanks(text, wordEnd, Math.min(end, wordEnd + 16));
    if (at >= end) {
      return !weak;
    }
    return (at > wordEnd && (nested || startsArgument(at)))
        || next == '<'
        || next == '>'
        || next == '$';
  }

  /**
   * Whether what stands in backticks ends the value and begins it or a word of it: prose sets code
   * in backticks between blanks, and so does nobody who asks for one thing.
   */
  private boolean isWholeValue(int close) {
    int open = close - 1;
    while (text[open] != '`') {
      open--;
    }
    return close == end - 1 && (open == begin || !Ascii.isBlank(text[open - 1]));
  }

  private boolean startsArgument(int at) {
    byte b = at < end ? text[at] : 0;
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
    int dots = 0;
    while (at < end && (Ascii.isDigit(text[at]) || text[at] == '.')) {
      dots += text[at] == '.' ? 1 : 0;
      at++;
    }
    boolean address = dots == DOTS_OF_AN_ADDRESS && at < end && Ascii.isBlank(text[at]);
    return at >= end
        || address
        || text[at] == ';'
        || text[at] == '|'
        || text[at] == ')'
        || text[at] == '`';
  }
}
