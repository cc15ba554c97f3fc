package dev.tendero.ingestion.document;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The class path of the parsing process: the places that this process has the few libraries from,
 * whether they are folders of classes, a repository's jars or the jars of the packaged service. One
 * class of each library stands for it.
 */
final class Classes {
  private static final Class<?>[] NEEDED = {
    Classes.class,
    dev.tendero.catalog.Document.class,
    org.apache.tika.mime.MimeTypes.class,
    org.apache.tika.parser.txt.CharsetDetector.class,
    org.apache.commons.io.IOUtils.class,
    org.slf4j.Logger.class,
    org.apache.pdfbox.pdmodel.PDDocument.class,
    org.apache.pdfbox.io.RandomAccessRead.class,
    org.apache.fontbox.FontBoxFont.class,
    org.apache.commons.logging.Log.class,
    org.jsoup.Jsoup.class
  };

  /** What the loggers above stand on where the service has put its own in their place. */
  private static final String[] PERHAPS = {
    "org.jboss.logging.Logger", "org.jboss.logmanager.LogManager"
  };

  private Classes() {}

  static String path(Class<?> main) {
    Set<Path> places = new LinkedHashSet<>();
    Stream.concat(Stream.of(main), Stream.of(NEEDED)).forEach(needed -> places.add(place(needed)));
    for (String name : PERHAPS) {
      try {
        places.add(place(Class.forName(name, false, Classes.class.getClassLoader())));
      } catch (ClassNotFoundException absent) {
        // Then nothing stands on it.
      }
    }
    return String.join(File.pathSeparator, places.stream().map(Path::toString).toList());
  }

  private static Path place(Class<?> of) {
    String file = of.getName().replace('.', '/') + ".class";
    ClassLoader loader = of.getClassLoader();
    URL url = loader == null ? null : loader.getResource(file);
    if (url == null) {
      throw new IllegalStateException("nobody knows where " + of + " is");
    }
    String address = url.toString();
    String place = address.substring(0, address.length() - file.length());
    if (place.startsWith("jar:")) {
      place = place.substring("jar:".length(), place.lastIndexOf("!/"));
    }
    return Path.of(URI.create(place));
  }
}
