package org.hansho.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The senders of all sources, each by its way. */
final class Senders {
  private static final Pattern PORT = Pattern.compile("\"place\":\"[^\"]*:(\\d+)\"");

  private Senders() {}

  /**
   * A sender for each source, by its name.
   *
   * @param logs the folder of followed files
   */
  static Map<String, Sender> of(List<Origin> sources, Path logs, ServerApi api) throws IOException {
    Map<String, Sender> senders = new HashMap<>();
    for (Origin source : sources) {
      Sender sender =
          switch (source.way()) {
            case HTTP -> new HttpSender(api, source.name());
            case FILE -> new FileSender(logs.resolve(source.name() + ".log"), false);
            case FOLDER -> new FileSender(logs.resolve(source.name()), true);
            case SYSLOG -> new SyslogSender(port(source.name(), api));
            case FLOWS -> new DatagramSender(port(source.name(), api));
          };
      senders.put(source.name(), sender);
    }
    return senders;
  }

  private static int port(String source, ServerApi api) throws IOException {
    String sources = api.get("/api/v1/sources").body();
    int at = sources.indexOf("\"source\":\"" + source + "\"");
    Matcher place = PORT.matcher(sources);
    if (at < 0 || !place.find(at)) {
      throw new IOException(source + " does not listen");
    }
    return Integer.parseInt(place.group(1));
  }
}
