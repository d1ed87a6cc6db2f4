package org.hansho.web;

import java.util.HashMap;
import java.util.Map;
import org.hansho.sql.WordTable;

/**
 * Judges whether a value holds PHP, has PHP read what is elsewhere, or is an object that PHP would
 * build. Source: the PHP manual on supported protocols and wrappers, superglobals, serialization.
 */
final class PhpInjection {
  private static final int FUNCTION = 1;
  private static final int GLOBAL = 2;
  private static final int SETTING = 4;
  private static final int WRAPPER = 8;

  /** What routes of frameworks should not reach. */
  private static final int ROUTE = 16;

  /** Bytes between a function and its arguments. */
  private static final int LONGEST_GAP = 16;

  private static final WordTable WORDS = new WordTable(words());
  private static final byte[] TAG = Ascii.bytes("<?php");
  private static final byte[] SHORT_TAG = Ascii.bytes("<?=");

  private byte[] text = {};
  private int end;

  private static Map<String, Integer> words() {
    Map<String, Integer> words = new HashMap<>();
    WordTable.add(
        words, FUNCTION, "eval assert system exec shell_exec passthru popen proc_open pcntl_exec");
    WordTable.add(
        words, FUNCTION, "base64_decode gzinflate str_rot13 file_put_contents file_get_contents");
    WordTable.add(
        words, FUNCTION, "phpinfo call_user_func create_function include require include_once die");
    WordTable.add(
        words,
        FUNCTION,
        "require_once preg_replace move_uploaded_file fputs fwrite unlink chr md5");
    WordTable.add(words, FUNCTION, "var_dump print_r ini_set array_map usort fsockopen");
    WordTable.add(words, ROUTE, "invokefunction");
    WordTable.add(
        words, GLOBAL, "_get _post _request _cookie _server _files _session _env globals");
    WordTable.add(
        words, SETTING, "auto_prepend_file auto_append_file allow_url_include disable_functions");
    WordTable.add(words, SETTING, "open_basedir safe_mode");
    WordTable.add(words, WRAPPER, "php phar expect zip zlib ogg glob data");
    return words;
  }

  /** Where PHP begins in a decoded value, or -1. */
  int judge(byte[] value, int from, int to) {
    text = value;
    end = to;
    int calls = 0;
    int firstCall = -1;
    boolean evaluated = false;
    for (int at = from; at < to; at++) {
      byte b = text[at];
      if ((b == '<' && isTag(at)) || ((b == 'O' || b == 'C') && isObject(at, from))) {
        return at;
      }
      evaluated |= b == '$' && at + 1 < to && text[at + 1] == '{';
      if (b == '(' && isJoinedName(at, from)) {
        return at;
      }
      if (Ascii.isWordPart(b)) {
        int wordEnd = Ascii.endOfWord(text, at, end);
        int flags = WORDS.flags(text, at, wordEnd);
        if (isPlain(flags, at, wordEnd, from)) {
          return at;
        }
        if (flags == FUNCTION && isCalled(at, wordEnd)) {
          firstCall = calls++ == 0 ? at : firstCall;
        }
        at = wordEnd - 1;
      }
    }
    return calls > 1 || (calls == 1 && (evaluated || endsStatement())) ? firstCall : -1;
  }

  /** A name put together from texts, and called: {@code "a"."b"(1)}. */
  private boolean isJoinedName(int open, int from) {
    int close = open - 1;
    if (close <= from || (text[close] != '"' && text[close] != '\'')) {
      return false;
    }
    int at = close - 1;
    while (at > from && close - at < LONGEST_GAP && Ascii.isWordPart(text[at])) {
      at--;
    }
    return at - 2 >= from
        && text[at] == text[close]
        && text[at - 1] == '.'
        && text[at - 2] == text[close];
  }

  /** With an argument; {@code phpinfo} needs none. */
  private boolean isCalled(int at, int wordEnd) {
    if (wordEnd + 1 >= end) {
      return false;
    }
    if (text[wordEnd] != '(') {
      return isCalledBehindGap(wordEnd);
    }
    return text[wordEnd + 1] != ')' || Ascii.lower(text[at]) == 'p';
  }

  /** Blanks, a comment, a quote or parenthesis before arguments that begin with a text. */
  private boolean isCalledBehindGap(int wordEnd) {
    int most = Math.min(end - 1, wordEnd + LONGEST_GAP);
    int at = wordEnd;
    while (at < most && isGap(text[at])) {
      at++;
    }
    byte argument = at < most ? text[at + 1] : 0;
    return at > wordEnd
        && at < most
        && text[at] == '('
        && (argument == '\'' || argument == '"' || argument == '$');
  }

  private static boolean isGap(byte b) {
    return Ascii.isBlank(b) || b == '/' || b == '*' || b == ')' || b == '\'' || b == '"';
  }

  private boolean isTag(int at) {
    return Ascii.startsWith(text, at, end, TAG) || Ascii.startsWith(text, at, end, SHORT_TAG);
  }

  /** Words that need no second one. */
  private boolean isPlain(int flags, int at, int wordEnd, int from) {
    byte next = wordEnd < end ? text[wordEnd] : 0;
    return switch (flags) {
      case GLOBAL -> isVariable(at, next, from);
      case ROUTE -> at > from && (text[at - 1] == '/' || text[at - 1] == '\\');
      case SETTING -> next == '=';
      case WRAPPER ->
          next == ':' && wordEnd + 2 < end && text[wordEnd + 1] == '/' && text[wordEnd + 2] == '/';
      default -> false;
    };
  }

  /** {@code $_GET[…]} or <code>${_GET}[…]</code>. */
  private boolean isVariable(int at, byte next, int from) {
    boolean plain = at > from && text[at - 1] == '$' && (next == '[' || next == '{');
    boolean braced = next == '}' && at > from + 1 && text[at - 1] == '{' && text[at - 2] == '$';
    return plain || braced;
  }

  /** {@code ;} behind a call, at the end or before more. */
  private boolean endsStatement() {
    for (int at = end - 1; at > 0 && end - at < 8; at--) {
      if (text[at] == ';') {
        return true;
      }
    }
    return false;
  }

  /** A serialized object: {@code O:4:"Name":1:{}}. */
  private boolean isObject(int at, int from) {
    if ((at > from && Ascii.isWordPart(text[at - 1])) || at + 5 >= end || text[at + 1] != ':') {
      return false;
    }
    int digits = text[at + 2] == '+' ? at + 3 : at + 2;
    while (digits < end && digits - at < 8 && Ascii.isDigit(text[digits])) {
      digits++;
    }
    return digits > at + 2 && digits + 1 < end && text[digits] == ':' && text[digits + 1] == '"';
  }
}
