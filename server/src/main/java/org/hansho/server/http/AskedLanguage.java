package org.hansho.server.http;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.alert.Language;

/** The language that a call asks for, by {@code Accept-Language} as RFC 9110 has it. */
public final class AskedLanguage {
  /** Its header. */
  static final String HEADER = "Accept-Language";

  private static final int LONGEST = 1_000;
  private static final Pattern RANGE =
      Pattern.compile("(ja|en|\\*)(?:-[a-z0-9-]+)?(?: *; *q *= *([01](\\.[0-9]{0,3})?))?");

  private AskedLanguage() {}

  /** The language to answer with: English where the header is absent, or asks for no other. */
  public static Language of(Context call) {
    return of(String.join(",", Collections.list(call.req().getHeaders(HEADER))));
  }

  /** The one of more weight; of two with the same weight the first. Other languages are skipped. */
  static Language of(String header) {
    Language best = Language.ENGLISH;
    double most = 0;
    if (header.length() > LONGEST) {
      return best;
    }
    for (String part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      Matcher range = RANGE.matcher(part.strip());
      if (range.matches()) {
        double weight = range.group(2) == null ? 1 : Double.parseDouble(range.group(2));
        if (weight > most) {
          most = weight;
          best = range.group(1).equals("ja") ? Language.JAPANESE : Language.ENGLISH;
        }
      }
    }
    return best;
  }
}
