package dev.tendero.wiring;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What an operator may set; each key also as an environment variable (TENDERO_SHOP_NAME). */
@ConfigMapping(prefix = "tendero")
public interface TenderoConfig {

  /** Where everything is kept; set by --home. */
  @WithDefault("data")
  Path home();

  Shop shop();

  Llm llm();

  @WithName("sign-in")
  SignIn signIn();

  Limits limits();

  Embed embed();

  Catalogue catalogue();

  /** How the shop introduces itself. */
  interface Shop {
    /** The name in the page's bar. */
    @WithDefault("Harbor & Home")
    String name();

    /** Where people can be reached when the assistant cannot help: an e-mail address or a URL. */
    Optional<String> contact();

    /**
     * Where a person takes over what the assistant cannot do, such as a question about an order: an
     * e-mail address or a URL. Without it the contact.
     */
    Optional<String> handoff();

    /** When somebody is there, in a few words ("Mon-Fri 9:00-17:00"). */
    Optional<String> hours();

    /** The same in Spanish. */
    @WithName("hours-es")
    Optional<String> hoursEs();

    /** Questions to begin with, in English, separated by "|" . */
    @WithDefault("Quiet mouse under 20 dollars|Compare two desk lamps|What is your return policy?")
    String starters();

    /** The same in Spanish. */
    @WithName("starters-es")
    @WithDefault(
        "Ratón silencioso por menos de 20 dólares|Compara dos lámparas de escritorio|¿Cuál es la política de devoluciones?")
    String startersEs();

    default List<String> starters(String language) {
      return List.of((language.equals("es") ? startersEs() : starters()).split("\\s*\\|\\s*"));
    }
  }

  /** The language model that writes answers; without one the composer does. */
  interface Llm {
    /** Root of an OpenAI-compatible API ("http://127.0.0.1:8000/v1"). */
    Optional<URI> baseUrl();

    /** The model's name at that endpoint; one that serves a single model may take any. */
    @WithDefault("default")
    String model();

    /** Sent as a bearer token; many self-hosted endpoints need none. */
    Optional<String> apiKey();
  }

  /** How staff, and shoppers who like, sign in (docs/sign-in.md). */
  interface SignIn {
    /**
     * Own accounts, on this machine only ("accounts"), an identity provider ("oidc"), or nobody
     * ("none"). Unset, oidc where there is an address, else accounts.
     */
    Optional<dev.tendero.security.SignIn.By> by();

    /** The identity provider's address, as it stands before "/.well-known/openid-configuration". */
    Optional<URI> url();

    /** What this service is called there. */
    @WithDefault("tendero")
    String clientId();

    /** This service's secret there. */
    Optional<String> clientSecret();
  }

  /** The assistant as a panel in pages of other sites (docs/embedding.md). */
  interface Embed {
    /** Who may show it in a frame, separated by "," ("https://shop.example"); nobody if not set. */
    Optional<List<String>> origins();
  }

  /** What one caller may ask for. */
  interface Limits {
    /**
     * Questions and verdicts a minute of one person; a person reads slower than this. One address
     * may have four times as many.
     */
    @WithDefault("30")
    int turnsPerMinute();
  }

  /** What the catalogue's keepers hand in. */
  interface Catalogue {
    /** The largest file that is taken; it is written to the disk, never held in memory. */
    @WithDefault("1G")
    MemorySize largestUpload();

    /** A folder of the server whose files may be loaded without sending them through a browser. */
    Optional<Path> folder();

    /** How long uploads, jobs with their errors, and what was deleted are kept. */
    @WithDefault("30D")
    Duration kept();
  }
}
