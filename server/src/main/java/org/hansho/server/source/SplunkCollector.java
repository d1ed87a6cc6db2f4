package org.hansho.server.source;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.hansho.server.http.HttpProblem;
import org.hansho.server.http.Route;
import org.hansho.server.security.Role;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP event collector of Splunk, below {@code /services/collector}: events as JSON objects one
 * behind the other, or raw lines. Each event is kept as {@code {"splunk_hec":EVENT}}, with what its
 * sender says of it (time, host, source, fields), which the envelope {@code splunk-hec} opens; raw
 * lines are wrapped the same way if the address says something of them. The source is the index,
 * else {@code splunk}.
 *
 * <p>As Splunk does, it takes the events before one that is broken and says its number. What was
 * answered is synced, so an acknowledgement that is asked for is always there. Senders with a
 * channel send a batch again that was not acknowledged: where each of its events has a time finer
 * than a second, the same bytes on the same channel are the same batch, and count once. Source:
 * Splunk documentation, "HTTP Event Collector REST API endpoints" and "About HTTP Event Collector
 * Indexer Acknowledgment".
 */
final class SplunkCollector implements Protocol {
  private static final String ROOT = "/services/collector";
  private static final byte[] BEGIN = "{\"splunk_hec\":".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] END = "\"}}".getBytes(StandardCharsets.US_ASCII);
  private static final String NO_INDEX = "splunk";
  private static final Pattern FRACTION = Pattern.compile("\\.(?=[0-9]{3})0*[1-9]");
  private static final List<String> EVENT = List.of("event", "index", "time");
  private static final List<String> OF_LINES = List.of("time", "host", "source", "sourcetype");

  private final SplunkAcknowledgements acknowledgements;
  private final boolean raw;

  private SplunkCollector(SplunkAcknowledgements acknowledgements, boolean raw) {
    this.acknowledgements = acknowledgements;
    this.raw = raw;
  }

  static List<Route> routes(HttpIntake intake) {
    SplunkAcknowledgements given = new SplunkAcknowledgements();
    var events = intake.handler(new SplunkCollector(given, false));
    var lines = intake.handler(new SplunkCollector(given, true));
    return List.of(
        Route.post(ROOT, Role.INGEST, events),
        Route.post(ROOT + "/event", Role.INGEST, events),
        Route.post(ROOT + "/event/1.0", Role.INGEST, events),
        Route.post(ROOT + "/raw", Role.INGEST, lines),
        Route.post(ROOT + "/raw/1.0", Role.INGEST, lines),
        Route.post(ROOT + "/ack", Role.INGEST, given),
        Route.get(ROOT + "/health", Role.ANYONE, SplunkCode.HEALTHY::answer),
        Route.get(ROOT + "/health/1.0", Role.ANYONE, SplunkCode.HEALTHY::answer));
  }

  @Override
  public Answer read(Context call, byte[] body, SourceNames names, Portions portions) {
    String channel = SplunkAcknowledgements.channel(call);
    if (channel != null && !SplunkAcknowledgements.isChannel(channel)) {
      return (answered, settled) -> SplunkCode.INVALID_CHANNEL.answer(answered);
    }
    Reading reading = new Reading(call, names, portions);
    SplunkCode code = raw ? reading.lines(body) : reading.events(body);
    if (channel != null && reading.event > 0 && reading.event == reading.timed) {
      portions.repeatable(channel + " " + ContentKey.of(body));
    }
    return (answered, settled) -> {
      HttpProblem problem = settled.problem(false);
      if (problem != null) {
        throw problem;
      }
      if (code != SplunkCode.SUCCESS) {
        code.answer(answered, code.isOfEvent() ? reading.event : -1);
      } else if (channel == null) {
        code.answer(answered);
      } else {
        acknowledgements.answer(answered, channel);
      }
    };
  }

  /** The channel: keys are made by its sender, and others may count as it does. */
  @Override
  public String scope(Context call) {
    String channel = SplunkAcknowledgements.channel(call);
    return channel == null || !SplunkAcknowledgements.isChannel(channel) ? "" : channel;
  }

  @Override
  public boolean refuse(Context call, HttpProblem problem) {
    SplunkCode.of(call, problem).answer(call);
    return true;
  }

  /** Goes through one body. */
  private static final class Reading {
    private final Context call;
    private final SourceNames names;
    private final Portions portions;
    private int event;
    private int timed;
    private SplunkCode code = SplunkCode.SUCCESS;

    Reading(Context call, SourceNames names, Portions portions) {
      this.call = call;
      this.names = names;
      this.portions = portions;
    }

    SplunkCode events(byte[] body) {
      try {
        JsonSlice.all(body, this::next);
      } catch (IOException broken) {
        return code == SplunkCode.SUCCESS ? SplunkCode.INVALID_FORMAT : code;
      }
      return event == 0 ? SplunkCode.NO_DATA : code;
    }

    /** Takes an event or a list of them, or ends with one that is broken. */
    private void next(JsonSlice value) throws IOException {
      if (value.isArray()) {
        value.elements(this::one);
      } else {
        one(value);
      }
    }

    private void one(JsonSlice value) throws IOException {
      code = codeOf(value);
      if (code != SplunkCode.SUCCESS) {
        throw new IOException("an event is broken");
      }
      event++;
    }

    private SplunkCode codeOf(JsonSlice value) throws IOException {
      if (!value.isObject()) {
        return SplunkCode.INVALID_FORMAT;
      }
      Map<String, JsonSlice> members = value.members(EVENT);
      JsonSlice said = members.get("event");
      if (said == null || said.isNull()) {
        return SplunkCode.EVENT_REQUIRED;
      }
      if (said.isString() && said.text().isBlank()) {
        return SplunkCode.EVENT_BLANK;
      }
      timed += isFine(members.get("time")) ? 1 : 0;
      JsonSlice index = members.get("index");
      String source = names.suggested(index == null ? NO_INDEX : index.text());
      BoundedBytes line = portions.room();
      line.writeBytes(BEGIN);
      line.write(value.bytes(), value.from(), value.to() - value.from());
      line.write('}');
      portions.addCut(source, line.toByteArray(), 0, line.size());
      return SplunkCode.SUCCESS;
    }

    /** Whether a time in seconds has a fraction that was measured. */
    private static boolean isFine(@Nullable JsonSlice time) throws IOException {
      String seconds = time == null ? "" : time.text();
      return FRACTION.matcher(seconds).find();
    }

    SplunkCode lines(byte[] body) {
      String index = call.queryParam("index");
      String source = names.suggested(index == null ? NO_INDEX : index);
      byte[] head = head();
      if (head.length == 0) {
        portions.addLines(source, body);
      } else {
        wrapped(source, head, body);
      }
      return portions.records() == 0 ? SplunkCode.NO_DATA : SplunkCode.SUCCESS;
    }

    /** The beginning of an event for each line; empty if the address says nothing of them. */
    private byte[] head() {
      StringBuilder head = new StringBuilder("{\"splunk_hec\":{");
      int begun = head.length();
      for (String name : OF_LINES) {
        String said = call.queryParam(name);
        if (said != null) {
          head.append('"').append(name).append("\":\"");
          head.append(JsonStringEncoder.getInstance().quoteAsString(said)).append("\",");
        }
      }
      return head.length() == begun
          ? new byte[0]
          : head.append("\"event\":\"").toString().getBytes(StandardCharsets.UTF_8);
    }

    private void wrapped(String source, byte[] head, byte[] body) {
      BoundedBytes event = portions.room();
      int from = 0;
      for (int at = 0; at <= body.length; at++) {
        if (at == body.length || body[at] == '\n') {
          if (at > from) {
            event.reset();
            event.writeBytes(head);
            Quoted.write(body, from, at, event);
            event.writeBytes(END);
            portions.addCut(source, event.toByteArray(), 0, event.size());
          }
          from = at + 1;
        }
      }
    }
  }
}
