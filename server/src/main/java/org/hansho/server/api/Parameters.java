package org.hansho.server.api;

import io.javalin.http.Context;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;

/** Reads parameters of queries; a wrong one is answered with what is possible. */
final class Parameters {
  private Parameters() {}

  /** A whole number between two others, or what stands for none. */
  static long number(Context call, String name, long none, long least, long most) {
    String text = call.queryParam(name);
    if (text == null) {
      return none;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException wrong) {
      // Answered below, as a number outside the bounds is.
    }
    throw new HttpProblem(
        400,
        Message.inEnglish("The parameter {0} is a whole number from {1} to {2}.")
            .inJapanese("パラメーター {0} には {1}～{2} の整数を指定してください。", name, least, most));
  }
}
