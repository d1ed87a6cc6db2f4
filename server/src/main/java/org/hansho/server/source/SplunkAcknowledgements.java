package org.hansho.server.source;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.RefusalWords;
import org.hansho.server.security.Access;
import org.hansho.server.security.Grant;
import org.jspecify.annotations.Nullable;

/**
 * {@code /services/collector/ack}: whether what was sent on a channel is kept. A number is given
 * once a request is synced, so each that was given is kept; one that was not, or before the server
 * started, is not known, and shippers send again what it stands for. Safe from any thread.
 */
final class SplunkAcknowledgements implements Handler, RefusalWords {
  private static final int MOST_CHANNELS = 10_000;
  private static final int MOST_BYTES = 1 << 20;
  private static final Pattern CHANNEL =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  /** How many numbers each channel was given; those that were silent longest are forgotten. */
  private final Map<String, Long> given =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > MOST_CHANNELS;
        }
      };

  /** The channel that a call names; null if it names none. */
  static @Nullable String channel(Context call) {
    String header = call.header("X-Splunk-Request-Channel");
    return header == null ? call.queryParam("channel") : header;
  }

  static boolean isChannel(String channel) {
    return CHANNEL.matcher(channel).matches();
  }

  /** Answers a request that was kept with a number of its channel. */
  void answer(Context call, String channel) {
    long number = next(key(call, channel));
    call.contentType("application/json")
        .result("{\"text\":\"Success\",\"code\":0,\"ackId\":" + number + "}");
  }

  private static String key(Context call, String channel) {
    Grant grant = Access.of(call);
    return grant.tenant() + " " + grant.caller() + " " + channel;
  }

  private long next(String key) {
    synchronized (given) {
      return given.merge(key, 1L, Long::sum) - 1;
    }
  }

  private long given(String key) {
    synchronized (given) {
      return given.getOrDefault(key, 0L);
    }
  }

  @Override
  public void handle(Context call) throws IOException {
    String channel = channel(call);
    if (channel == null || !isChannel(channel)) {
      (channel == null ? SplunkCode.CHANNEL_MISSING : SplunkCode.INVALID_CHANNEL).answer(call);
      return;
    }
    byte[] body = call.bodyInputStream().readNBytes(MOST_BYTES);
    long known = given(key(call, channel));
    StringBuilder answer = new StringBuilder("{\"acks\":{");
    try {
      JsonSlice asked = JsonSlice.only(body).members(java.util.List.of("acks")).get("acks");
      if (asked == null || !asked.isArray()) {
        throw new IOException("there is no list of acks");
      }
      asked.elements(
          number -> {
            long id = Long.parseLong(number.text());
            answer.append(answer.charAt(answer.length() - 1) == '{' ? "" : ",");
            answer.append('"').append(id).append("\":").append(id >= 0 && id < known);
          });
    } catch (IOException | NumberFormatException broken) {
      SplunkCode.INVALID_FORMAT.answer(call);
      return;
    }
    call.contentType("application/json").result(answer.append("}}").toString());
  }

  @Override
  public boolean refuse(Context call, HttpProblem problem) {
    SplunkCode.of(call, problem).answer(call);
    return true;
  }
}
