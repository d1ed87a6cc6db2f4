package org.hansho.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.hansho.alert.Language;
import org.hansho.alert.Worded;
import org.hansho.server.job.Job;

/** What the answers of all jobs have in common. */
final class JobDocument {
  private JobDocument() {}

  static void state(Job<?, ?> job, JsonGenerator json) throws IOException {
    json.writeStringField("state", job.state().name().toLowerCase(Locale.ROOT));
  }

  /** When it began, how far it is in the unit of its kind, and why it failed. */
  static void progress(
      Job<?, ?> job, String done, String all, Language language, JsonGenerator json)
      throws IOException {
    Json.time(json, "begun", job.begun());
    json.writeNumberField(done, job.done());
    json.writeNumberField(all, job.all());
    Worded trouble = job.trouble();
    json.writeStringField("trouble", trouble == null ? "" : trouble.in(language));
  }
}
