package org.hansho.web;

import java.util.HashMap;
import java.util.Map;
import org.hansho.sql.WordTable;

/**
 * Judges whether a value goes on as HTML or script where a page shows it.
 *
 * <p>The value is read in the places where a page may put it: between tags, inside an attribute it
 * leaves by a quote or blank, as an address, inside a text of a script. In each place its tags,
 * attributes and calls are read as a browser does, and each says how much it gives away: a tag that
 * runs something, an attribute that handles an event, an address with a script in it. Markup that
 * only shows text is no evidence. Rules are our own, after the HTML standard's tokenizer.
 */
final class ScriptInjection {
  /** Points from which a value is an injection. */
  static final int SUFFICIENT = 4;

  private static final int RUNS = 1;
  private static final int EVENT = 2;
  private static final int ADDRESS = 4;
  private static final int SINK = 8;
  private static final int CODE = 16;

  /** Objects of a browser that hold all others. */
  private static final int ROOT = 32;

  private static final int LONGEST_ENTITY = 10;
  private static final int LONGEST_VALUE = 1024;

  /** Names of functions begin small, names of objects may not: prose begins sentences so. */
  private static final int LONGEST_CAPITAL = 8;

  private static final WordTable WORDS = new WordTable(words());
  private static final byte[][] SCHEMES = {
    Ascii.bytes("javascript:"), Ascii.bytes("vbscript:"), Ascii.bytes("livescript:")
  };
  private static final byte[] DATA = Ascii.bytes("data:");
  private static final byte[] HTML = Ascii.bytes("text/html");
  private static final byte[] SVG = Ascii.bytes("image/svg");
  private static final byte[] XML = Ascii.bytes("<?xml");
  private static final byte[] DRAWING = Ascii.bytes("svg");
  private static final byte[] EXPRESSION = Ascii.bytes("expression(");
  private static final byte[] SCRIPT_TAG = Ascii.bytes("<script");
  private static final byte[] ENTITY = Ascii.bytes("entity");
  private static final byte[] FUNCTION = Ascii.bytes("function");
  private static final byte[] LOCATION = Ascii.bytes("location");
  private static final byte[] COOKIE = Ascii.bytes(".cookie");

  /** Letters of an event's name behind {@code on} from which on a tag need not be known. */
  private static final int NAME_OF_EVENT = 4;

  private static final byte[] COLON = Ascii.bytes("&colon;");
  private static final byte[] TAB = Ascii.bytes("&tab;");
  private static final byte[] NEW_LINE = Ascii.bytes("&newline;");

  /** Attributes that run code when something happens. */
  private static final String EVENTS =
      """
      onabort onactivate onafterprint onanimationend onanimationstart onauxclick
      onbeforecopy onbeforeinput onbeforeunload onbegin onblur onbounce oncanplay
      onchange onclick onclose oncontextmenu oncopy oncut ondblclick ondrag ondrop
      ondragend ondragenter ondragover ondragstart onend onended onerror onfinish
      onfocus onfocusin onfocusout onhashchange oninput oninvalid onkeydown
      onkeypress onkeyup onload onloadeddata onloadstart onmessage onmousedown
      onmouseenter onmouseleave onmousemove onmouseout onmouseover onmouseup
      onmousewheel onpageshow onpaste onpause onplay onplaying onpointerdown
      onpointerenter onpointermove onpointerover onpointerrawupdate onpopstate
      onprogress onpropertychange onreadystatechange onrepeat onreset onresize
      onscroll onscrollend onsearch onseeked onselect onshow onstart onstorage
      onsubmit ontimeupdate ontoggle ontouchend ontouchmove ontouchstart
      ontransitionend onunload onvolumechange onwheel onbeforetoggle
      onsecuritypolicyviolation onanimationcancel onanimationiteration onbeforematch
      onbeforeprint oncancel oncanplaythrough oncommand oncuechange ondragleave
      ondurationchange onemptied onformdata ongotpointercapture onlanguagechange
      onloadedmetadata onoffline onlostpointercapture ononline onpagehide
      onpointercancel onpointerleave onpointerout onpointerup onratechange onseeking
      onslotchange onstalled onsuspend ontouchcancel ontransitioncancel
      ontransitionrun onwaiting ontransitionstart onwebkitanimationend
      onwebkitanimationstart
      """;

  private byte[] text = {};
  private int end;
  private int points;
  private int evidenceAt;

  /** Whether the value is a document of XML: a drawing in it runs by its attributes only. */
  private boolean drawing;

  private long steps;

  private static Map<String, Integer> words() {
    Map<String, Integer> words = new HashMap<>();
    WordTable.add(
        words, RUNS, "script iframe frame frameset object embed applet svg math base meta link");
    WordTable.add(words, RUNS, "isindex layer ilayer bgsound xss portal marquee animate set");
    WordTable.add(
        words, ADDRESS, "href src action formaction data background poster lowsrc dynsrc from to");
    WordTable.add(words, ADDRESS, "values link code codebase xlink");
    WordTable.add(words, CODE, "style srcdoc");
    WordTable.add(
        words, SINK, "alert confirm prompt eval settimeout setinterval fromcharcode fetch atob");
    WordTable.add(words, SINK, "importscripts xmlhttprequest function");
    WordTable.add(words, ROOT, "window document self top parent frames globalthis");
    WordTable.add(words, EVENT, EVENTS);
    return words;
  }

  /** Judges a decoded value. */
  boolean judge(byte[] value, int from, int to) {
    text = value;
    end = to;
    points = 0;
    evidenceAt = from;
    steps = 2L * (to - from);
    int begin = Ascii.skipBlanks(value, from, to);
    drawing = Ascii.startsWith(value, begin, to, XML);
    address(from, to);
    for (int at = from; at < to; at++) {
      byte b = text[at];
      if (b == '<') {
        at = Math.max(at, tag(at + 1) - 1);
      } else if (b == '"' || b == '\'' || b == '`') {
        leaving(at);
      } else if (b == '$' && at + 1 < to && text[at + 1] == '{') {
        call(at + 2, at);
      }
    }
    bareAttribute(from);
    return points >= SUFFICIENT;
  }

  /** Bytes looked at in the last value, for proofs of cost. */
  long steps() {
    return steps;
  }

  /** Where the evidence begins. */
  int evidenceAt() {
    return evidenceAt;
  }

  private void note(int more, int at) {
    if (points == 0) {
      evidenceAt = at;
    }
    points += more;
  }

  // -- tags ------------------------------------------------------------------------------------

  /** Reads a tag whose name begins at {@code from}; gives the place behind what was read. */
  private int tag(int from) {
    int at = from;
    if (at < end && (text[at] == '!' || text[at] == '?')) {
      return declaration(at);
    }
    boolean closes = at < end && text[at] == '/';
    at += closes ? 1 : 0;
    if (at >= end || !Ascii.isLetter(text[at])) {
      return from;
    }
    int nameEnd = endOfName(at);
    boolean named = nameEnd < end && (text[nameEnd] == ':' || text[nameEnd] == '.');
    boolean drawn = drawing && Ascii.startsWith(text, at, nameEnd, DRAWING);
    boolean runs = !named && !drawn && (WORDS.flags(text, at, nameEnd) & RUNS) != 0;
    if (runs && !isSpokenOf(nameEnd)) {
      note(SUFFICIENT, from - 1);
    }
    return attributes(nameEnd);
  }

  /** Whether nothing but words of prose, two or more, follows a tag: somebody searches for it. */
  private boolean isSpokenOf(int nameEnd) {
    if (nameEnd + 1 >= end || text[nameEnd] != '>') {
      return false;
    }
    int words = 0;
    for (int at = nameEnd + 1; at < end; at++) {
      boolean blank = Ascii.isBlank(text[at]);
      if (!blank && !Ascii.isLetter(text[at])) {
        return false;
      }
      words += !blank && Ascii.isBlank(text[at - 1]) ? 1 : 0;
    }
    steps += end - nameEnd;
    return words >= 2;
  }

  private int declaration(int at) {
    int word = Ascii.endOfWord(text, at + 1, end);
    boolean entity = Ascii.startsWith(text, at + 1, end, ENTITY) && word > at + 1;
    if (entity) {
      note(SUFFICIENT, at - 1);
    }
    return word;
  }

  private int endOfName(int from) {
    int at = from;
    while (at < end && (Ascii.isWordPart(text[at]) || text[at] == '-')) {
      at++;
    }
    steps += at - from;
    return at;
  }

  /** Reads attributes up to the end of the tag. */
  private int attributes(int from) {
    int at = from;
    while (at < end && text[at] != '>' && text[at] != '<') {
      if (Ascii.isLetter(text[at])) {
        at = attribute(at, true);
      } else {
        at++;
      }
    }
    return at;
  }

  /** Reads an attribute; inside of a tag it may handle an event that is not in the list. */
  private int attribute(int from, boolean tagged) {
    int nameEnd = endOfName(from);
    int flags = WORDS.flags(text, from, nameEnd);
    int equals = Ascii.skipBlanks(text, nameEnd, end);
    if (nameEnd < end && text[nameEnd] == ':') {
      return nameEnd + 1;
    }
    if (equals >= end || text[equals] != '=') {
      return nameEnd;
    }
    int value = Ascii.skipBlanks(text, equals + 1, end);
    if ((flags & EVENT) != 0 || (tagged && looksLikeEvent(from, nameEnd))) {
      note(SUFFICIENT, from);
    }
    return value(value, flags);
  }

  private boolean looksLikeEvent(int from, int to) {
    if (to - from < 2 + NAME_OF_EVENT
        || Ascii.lower(text[from]) != 'o'
        || Ascii.lower(text[from + 1]) != 'n') {
      return false;
    }
    int at = from;
    while (at < to && Ascii.isLetter(text[at])) {
      at++;
    }
    return at == to;
  }

  private int value(int from, int flags) {
    boolean quoted = from < end && (text[from] == '"' || text[from] == '\'');
    int begin = quoted ? from + 1 : from;
    int close = begin;
    int most = Math.min(end, begin + LONGEST_VALUE);
    while (close < most && (quoted ? text[close] != text[from] : !endsValue(text[close]))) {
      close++;
    }
    steps += close - from;
    if ((flags & ADDRESS) != 0) {
      address(begin, close);
    }
    if ((flags & CODE) != 0 && hasCode(begin, close)) {
      note(SUFFICIENT, begin);
    }
    return quoted && close < end ? close + 1 : close;
  }

  private static boolean endsValue(byte b) {
    return Ascii.isBlank(b) || b == '>';
  }

  private boolean hasCode(int from, int to) {
    return Ascii.indexOf(text, from, to, EXPRESSION) >= 0
        || Ascii.indexOf(text, from, to, SCHEMES[0]) >= 0
        || Ascii.indexOf(text, from, to, SCRIPT_TAG) >= 0;
  }

  // -- addresses -------------------------------------------------------------------------------

  /** An address that is a script, as a browser reads it: entities decoded, blanks left out. */
  private void address(int from, int to) {
    for (byte[] scheme : SCHEMES) {
      int behind = spelled(from, to, scheme);
      if (behind > 0 && behind < to && !isProse(behind, to)) {
        note(SUFFICIENT, from);
        return;
      }
    }
    int data = spelled(from, to, DATA);
    if (data > 0
        && (Ascii.startsWith(text, data, to, HTML) || Ascii.startsWith(text, data, to, SVG))) {
      note(SUFFICIENT, from);
    }
  }

  /** A blank and then nothing that only code has: a title such as that of a book. */
  private boolean isProse(int from, int to) {
    if (!Ascii.isBlank(text[from])) {
      return false;
    }
    for (int at = from; at < to; at++) {
      if (!Ascii.isBlank(text[at]) && !Ascii.isLetter(text[at]) && text[at] != ',') {
        return false;
      }
    }
    return true;
  }

  /** Behind a word that is spelled from a place on, or -1. */
  private int spelled(int from, int to, byte[] word) {
    int at = from;
    int matched = 0;
    while (at < to && matched < word.length) {
      int length = 1;
      int c = text[at];
      if (c == '&') {
        length = entityLength(at, to);
        c = entity(at, length);
      }
      if (c > ' ' || c < 0) {
        if (Ascii.lower((byte) c) != word[matched]) {
          return -1;
        }
        matched++;
      }
      at += length;
    }
    return matched == word.length ? at : -1;
  }

  private int entityLength(int at, int to) {
    int place = at + 1;
    while (place < to && place - at < LONGEST_ENTITY && text[place] != ';') {
      if (!Ascii.isWordPart(text[place]) && text[place] != '#') {
        return place - at;
      }
      place++;
    }
    return place < to && text[place] == ';' ? place - at + 1 : place - at;
  }

  /** The character of an entity, the ampersand itself where it is none. */
  private int entity(int at, int length) {
    if (length < 4 || text[at + 1] != '#') {
      return named(at, length);
    }
    boolean hex = Ascii.lower(text[at + 2]) == 'x';
    int value = 0;
    for (int place = at + (hex ? 3 : 2); place < at + length && text[place] != ';'; place++) {
      int digit = Character.digit(text[place], hex ? 16 : 10);
      if (digit < 0) {
        return '&';
      }
      value = Math.min(value * (hex ? 16 : 10) + digit, 0xFFFF);
    }
    return value < 0x80 ? value : '?';
  }

  private int named(int at, int length) {
    if (Ascii.startsWith(text, at, at + length, COLON)) {
      return ':';
    }
    boolean blank =
        Ascii.startsWith(text, at, at + length, TAB)
            || Ascii.startsWith(text, at, at + length, NEW_LINE);
    return blank ? ' ' : '&';
  }

  // -- inside attributes and scripts -----------------------------------------------------------

  /** A quote that may leave an attribute or a text of a script. */
  private void leaving(int quote) {
    int at = Ascii.skipBlanks(text, quote + 1, end);
    if (at < end && text[at] == '/') {
      at = Ascii.skipBlanks(text, at + 1, end);
    }
    int nameEnd = at < end ? endOfName(at) : at;
    if (nameEnd > at && (WORDS.flags(text, at, nameEnd) & (EVENT | CODE)) != 0) {
      attribute(at, false);
    }
    if (at < end && joinsScript(text[at])) {
      call(at + 1, quote);
    }
  }

  private static boolean joinsScript(byte b) {
    return b == ';' || b == '-' || b == '+' || b == '*' || b == '/' || b == ',' || b == '|'
        || b == '&' || b == ')' || b == '}' || b == '(' || b == '^' || b == '[';
  }

  /** Something that runs or sends, soon behind a place. */
  private void call(int from, int evidence) {
    int most = Math.min(end, from + 64);
    for (int at = from; at < most; at++) {
      if (Ascii.isLetter(text[at])) {
        int wordEnd = Ascii.endOfWord(text, at, end);
        if (runs(at, wordEnd)) {
          note(SUFFICIENT, evidence);
          return;
        }
        steps += wordEnd - at;
        at = wordEnd;
      }
    }
  }

  private boolean runs(int at, int wordEnd) {
    int flags = WORDS.flags(text, at, wordEnd);
    byte next = wordEnd < end ? text[wordEnd] : 0;
    byte following = wordEnd + 1 < end ? text[wordEnd + 1] : 0;
    if ((flags & SINK) != 0) {
      return isSpelledAsSink(at, wordEnd) && isCalled(next, following);
    }
    if ((flags & ROOT) != 0) {
      boolean member = next == '[' && (following == '\'' || following == '"' || following == '`');
      return member || Ascii.startsWith(text, wordEnd, end, COOKIE);
    }
    boolean set = next == '=' && following != '=';
    return set && ((flags & EVENT) != 0 || isLocation(at, wordEnd));
  }

  /** {@code Function} is a sink, {@code function} begins any; else sinks begin small. */
  private boolean isSpelledAsSink(int at, int wordEnd) {
    if (Ascii.lower(text[at]) == 'f' && wordEnd - at == FUNCTION.length) {
      return text[at] == 'F' && Ascii.startsWith(text, at, wordEnd, FUNCTION);
    }
    return text[at] >= 'a' || wordEnd - at > LONGEST_CAPITAL;
  }

  private boolean isLocation(int at, int wordEnd) {
    return wordEnd - at == LOCATION.length && Ascii.startsWith(text, at, wordEnd, LOCATION);
  }

  /** With arguments in parentheses, maybe in parentheses itself, or a text in backticks. */
  private static boolean isCalled(byte next, byte following) {
    return next == '('
        || (next == ')' && following == '(')
        || (next == '`' && Ascii.isWordPart(following));
  }

  /** An attribute without quotes, which a blank leaves. */
  private void bareAttribute(int from) {
    for (int at = from; at < end && points < SUFFICIENT; at++) {
      boolean begins = at == from || Ascii.isBlank(text[at - 1]) || text[at - 1] == '/';
      if (begins && Ascii.lower(text[at]) == 'o') {
        int nameEnd = endOfName(at);
        if ((WORDS.flags(text, at, nameEnd) & EVENT) != 0) {
          attribute(at, false);
        }
        at = Math.max(at, nameEnd - 1);
      }
    }
  }
}
