package org.hansho.server.source;

import io.javalin.http.Context;
import java.util.regex.Pattern;
import org.hansho.alert.Message;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.security.Access;
import org.hansho.server.security.Grant;
import org.jspecify.annotations.Nullable;

/**
 * The source that records of a request belong to. Where the path does not say it: the header {@code
 * Hansho-Source}, else the source of the token if it is for one only, else what the protocol says.
 */
final class SourceNames {
  static final String HEADER = "Hansho-Source";

  /** No source of senders may be called so: runners keep what people say of alerts there. */
  private static final String RESERVED = "hansho:";

  private static final int LONGEST = 200;
  private static final Pattern SOURCE = Pattern.compile("[\\p{L}\\p{N}._:@/-]{1," + LONGEST + "}");
  private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}._:@/-]");

  private final Grant grant;
  private final @Nullable String named;

  private SourceNames(Grant grant, @Nullable String named) {
    this.grant = grant;
    this.named = named;
  }

  /** Names for the records of a call. */
  static SourceNames of(Context call) {
    Grant grant = Access.of(call);
    String header = call.header(HEADER);
    boolean isForOne = grant.sources().size() == 1;
    String only = isForOne ? grant.sources().iterator().next() : null;
    return new SourceNames(grant, header == null ? only : header);
  }

  /** The source of records whose protocol suggests a name, of any letters. */
  String suggested(String name) {
    if (named != null) {
      return checked(named);
    }
    String allowed = OTHER.matcher(name).replaceAll("_");
    return checked(allowed.substring(0, Math.min(allowed.length(), LONGEST)));
  }

  /**
   * A name that the caller chose.
   *
   * @throws HttpProblem 400 if it is none, 403 if the token is for other sources
   */
  String checked(String source) {
    if (!SOURCE.matcher(source).matches() || source.startsWith(RESERVED)) {
      throw new HttpProblem(
          400,
          Message.inEnglish(
                  "The name of a source has 1 to 200 letters, digits and . _ : @ / - only, and does"
                      + " not begin with {0}")
              .inJapanese("ソースの名前は、英数字と . _ : @ / - を使って 1～200 文字で指定し、{0} では始めないでください。", RESERVED));
    }
    if (!grant.maySend(source)) {
      throw new HttpProblem(
          403,
          Message.inEnglish("This token is for other sources.")
              .inJapanese("このトークンは、ほかのソースのためのものです。"));
    }
    return source;
  }
}
