package org.hansho.web;

import java.util.HashMap;
import java.util.Map;
import org.hansho.sql.WordTable;

/**
 * What a request breaks of the rules of HTTP, as far as an access log shows it. Sources: RFC 9110
 * (methods), RFC 9112, 3 (request line), RFC 3986 (targets), RFC 3629 (UTF-8).
 */
final class ProtocolRules {
  /** Longest target that servers commonly take. */
  static final int LONGEST_TARGET = 8192;

  /** Most parameters of a request. */
  static final int MOST_PARAMETERS = 255;

  private static final WordTable METHODS = new WordTable(methods());
  private static final byte[] VERSION = Ascii.bytes("http/");

  /** Beginnings of headers that people do not begin lines of a letter with. */
  private static final byte[][] HEADERS = {
    Ascii.bytes("set-cookie:"),
    Ascii.bytes("location:http"),
    Ascii.bytes("location: http"),
    Ascii.bytes("location:/"),
    Ascii.bytes("location: /"),
    Ascii.bytes("content-type:"),
    Ascii.bytes("content-length:"),
    Ascii.bytes("content-security-policy"),
    Ascii.bytes("content-disposition:"),
    Ascii.bytes("content-encoding:"),
    Ascii.bytes("http/1."),
    Ascii.bytes("http/2"),
    Ascii.bytes("transfer-encoding:"),
    Ascii.bytes("x-forwarded-"),
    Ascii.bytes("x-xss-protection:"),
    Ascii.bytes("access-control-"),
    Ascii.bytes("<html"),
    Ascii.bytes("<!doctype"),
    Ascii.bytes("<script"),
    Ascii.bytes("<svg")
  };

  /** What the line before ends with where the next one begins headers of a second request. */
  private static final byte[] REQUEST_END = Ascii.bytes(" http/1.");

  private ProtocolRules() {}

  private static Map<String, Integer> methods() {
    Map<String, Integer> methods = new HashMap<>();
    String all =
        "get head post put delete options patch trace connect propfind proppatch mkcol copy move"
            + " lock unlock report search checkout merge bind acl subscribe unsubscribe notify poll"
            + " bdelete bcopy bmove bpropfind bproppatch rpc_in_data rpc_out_data purge query"
            + " mkactivity mkworkspace mkcalendar version-control uncheckout checkin update label"
            + " orderpatch rebind unbind unlink link pri m-search baseline-control mkredirectref"
            + " updateredirectref";
    for (String method : all.split(" ")) {
      methods.put(method, 1);
    }
    return methods;
  }

  /** Why a method is none, or empty. */
  static String method(byte[] text, int from, int to) {
    return METHODS.flags(text, from, to) == 0 ? "unknown-method" : "";
  }

  /** Why a version is none, or empty. */
  static String version(byte[] text, int from, int to) {
    int number = Ascii.startsWith(text, from, to, VERSION) ? from + VERSION.length : from;
    boolean known = to > number && to - number <= 3 && text[number] >= '0' && text[number] <= '3';
    for (int at = number; at < to; at++) {
      known &= Ascii.isDigit(text[at]) || text[at] == '.';
    }
    return known ? "" : "unknown-version";
  }

  /** Why a target breaks the rules before anything is decoded, or empty. */
  static String target(byte[] text, int from, int to) {
    if (to - from > LONGEST_TARGET) {
      return "oversized-target";
    }
    for (int at = from; at < to; at++) {
      if ((text[at] >= 0 && text[at] < ' ') || text[at] == 0x7F) {
        return "control-character";
      }
    }
    boolean form = to > from && (text[from] == '/' || (text[from] == '*' && to - from == 1));
    return form || isAbsolute(text, from, to) ? "" : "malformed-target";
  }

  private static boolean isAbsolute(byte[] text, int from, int to) {
    int at = Ascii.endOfWord(text, from, to);
    return at > from && at < to && text[at] == ':';
  }

  /** Why decoded text hides something, or empty. */
  static String decoded(int notes) {
    if ((notes & PercentText.OVERLONG) != 0) {
      return "overlong-utf8";
    }
    if ((notes & PercentText.CONTROL) != 0) {
      return "control-character";
    }
    return (notes & PercentText.INVALID_ESCAPE) != 0 ? "invalid-escape" : "";
  }

  /** Where a decoded value begins a header of its own, or -1. */
  static int header(byte[] text, int from, int to) {
    for (int at = from; at < to; at++) {
      if (text[at] == '\r' || text[at] == '\n') {
        int line = Ascii.skipBlanks(text, at, to);
        for (byte[] header : HEADERS) {
          if (Ascii.startsWith(text, line, to, header)) {
            return at;
          }
        }
        int request = at - REQUEST_END.length - 1;
        if (request >= from && line < to && Ascii.startsWith(text, request, at, REQUEST_END)) {
          return at;
        }
        at = Math.max(at, line - 1);
      }
    }
    return -1;
  }
}
