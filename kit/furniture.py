"""A line of a page → why it is no part of the article, where its words say so.

Two visible tables hold what can be told from the words of a line alone, in English, German, French
and Spanish: FURNITURE for single lines, BOXES for headings that open a box of links or a form.
"""

import re

# Why a line is left out, and the words that show it. The first row that fits counts.
FURNITURE: tuple[tuple[str, str], ...] = (
    (
        "link that skips to a part of the page",
        r"(?:skip|jump) (?:to|next|past)\b.{0,120}|accessibility links|zu[rm] .{3,40} springen"
        r"|direkt zum inhalt|den nächsten abschnitt .{0,120} überspringen"
        r"|(?:aller|passer) au (?:contenu|menu).{0,30}|(?:ir|saltar) al (?:contenido|menú).{0,30}"
        r"|back to (?:top|home|search results)|go to homepage|nach oben|haut de page|volver arriba",
    ),
    (
        "advertisement",
        r"(?:advertis(?:ement|ing)s?|sponsored(?: content)?|paid (?:post|content)|promoted"
        r"|anzeige|werbung|publicit[ée]|publicidad|pubblicità|reklam|story continues below.{0,20}"
        r"|(?:article|scroll) (?:continues|to continue).{0,30})",
    ),
    (
        "copyright notice",
        r"(?:©|\(c\) ?\d|copyright\b).{0,300}|.{0,200}\b(?:all rights reserved|alle rechte vorbehalten"
        r"|tous droits réservés|todos los derechos reservados|may not be (?:published|reproduced).*)\W*"
        r"|.{0,80}©.{0,80}",
    ),
    (
        "note on cookies or privacy",
        r".{0,120}\b(?:(?:we|us(?:e|ing)|accept|allow|enable|manage|our) (?:of )?(?:\w+ )?cookies"
        r"|cookie (?:policy|settings|notice)|privacy (?:policy|notice|choices)|terms (?:of|and) (?:use|service"
        r"|conditions)|do not sell|datenschutz\w*|cookie-einstellungen|impressum"
        r"|politique de confidentialité|política de privacidad|aviso legal)\b.*",
    ),
    (
        "plug for a newsletter, an app or a subscription",
        r"(?:please )?(?:sign|log)(?:ged)? ?(?:up|in|out)\b.{0,160}|(?:click to )?subscribe\b.{0,160}"
        r"|subscribers? only.{0,80}|register (?:now|here|for).{0,120}|already (?:have|a) .{0,60}\?.{0,30}"
        r"|.{0,160}\b(?:news ?letters?|straight to your (?:inbox|phone)|delivered to your inbox"
        r"|breaking news (?:alerts?|emails?)|boletín|lettre d.information)\b.{0,160}"
        r"|(?:get|download|install) .{0,60}\bapps?\b.{0,60}|be the first to .{0,80}"
        r"|(?:donate|support) (?:now|us|to .{3,60}|our .{3,60})\W*|(?:jetzt )?(?:abonnieren|anmelden)\W*"
        r"|your subscription .{0,80}|unlock this article.{0,160}|this article is exclusive to.{0,80}"
        r"|to read the rest .{0,80}|(?:s.abonner|inscrivez-vous|suscr[ií]b[ea]).{0,120}"
        r"|.{0,40}(?:subscription offers?|choose your plan|view all plans).{0,120}",
    ),
    (
        "plea for money",
        r".{0,300}\b(?:support(?:ing)? (?:our|us|independent|quality) |your (?:contribution|support|donation|gift)s?"
        r" (?:will|of|can|help|make)|contribut(?:e|ing) (?:as little as|today|now|to keep)|would you join us"
        r"|(?:help|consider) (?:us|supporting) (?:to )?(?:keep|continue|our)|keep our (?:news|stories|journalism))\b.*",
    ),
    (
        "form to send something in",
        r"(?:please )?(?:fill (?:out|in) (?:the|this) form|email your |send (?:us )?your |do you have an issue).{0,400}",
    ),
    ("dividing line", r"[\W_]+"),
    ("source of a quoted post", r"[—–-] ?.{2,60}\(@\w{2,30}\).{0,40}"),
    (
        "teaser of another page",
        r".{0,400}[.!?…][\"”»]? (?:mehr|more|read more|weiter|weiterlesen|lire la suite|leer más)\W{0,3}",
    ),
    (
        "note of the video or audio player",
        r"(?:(?:to play|playing) this (?:video|audio)|please (?:enable|use|turn on|upgrade)\b"
        r"|ie \d+ is not|your browser).{0,200}|.{0,60}\benable javascript.{0,120}"
        r"|(?:\d{1,2}:)?\d{1,2}:\d\d(?: ?/ ?[\d:]+)?|loading ?(?:error)?.{0,20}|(?:toggle|show|hide) caption"
        r"|(?:enlarge|expand|open)(?: this)? (?:image|picture|gallery)|(?:watch|listen)(?: live| now)?"
        r"|(?:video|audio|close|expand|play|pause|live|image|untitled)|watch:.{3,120}"
        r"|um dieses video .{0,160}|pour (?:lire|visionner) cette vidéo.{0,120}|now playing.{0,80}"
        r"|this content is (?:provided|not available).{0,200}",
    ),
    (
        "link to another page",
        r"(?:.{0,12}\b(?:read|see|find out|learn|watch|listen|hear) (?:more|also|next|now)"
        r"|related(?: story)?|also read|see also|read|live updates|latest|more on this"
        r"|lesen sie (?:auch|mehr)|mehr (?:dazu|zum thema|lesen)|auch interessant|lire (?:aussi|la suite)"
        r"|à lire(?: aussi)?|voir aussi|leer (?:más|también)|lea (?:más|también)|le[ae] también"
        r"|leggi anche|ver también)\s*[:|>»-]+.{0,200}"
        r"|(?:read|see|show|load|view|learn|find out) (?:more|all|comments?|full .{3,30})\W*"
        r"|.{0,120}\bclick(?:ing)? here\b.{0,120}|.{0,80}\b(?:follow|here)[’']?s? (?:live|how)\W*"
        r"|mehr (?:lesen|anzeigen)|lire la suite|leer más|lire aussi|weiterlesen|alle artikel .{0,60}"
        r"|do you have (?:info|information|a (?:news )?tip|a story) .{0,100}|report a (?:correction|typo).{0,40}",
    ),
    (
        "note on time for reading",
        r"(?:(?:estimated )?(?:reading|read|lese)[ -]?(?:time|zeit|dauer).{0,20}"
        r"|\d{1,3} ?[- ]?min(?:ute|uten|utos)?s?\.?(?: (?:read|de lecture|de lectura|lesezeit))?"
        r"|temps de lecture.{0,20}|\d{1,2} (?:hours?|minutes?|days?)(?: and \d+ \w+)? ago)",
    ),
    (
        "form for comments",
        r"(?:.{0,30}\b(?:leave|post|add|write|view|show|join) (?:a |the |all )?(?:\d+ )?(?:comments?|reply"
        r"|conversation|discussion)\b.{0,80}|comments?(?: \(?\d+\)?)?|\d+ (?:comments?|kommentare?)"
        r"|kommentare?|commentaires?(?: \(?\d+\)?)?|comentarios?|your email address will not.{0,80}"
        r"|(?:comments? (?:are|is)|commenting) .{0,120}|.{0,40}\breader comments are.{0,160}"
        r"|send us (?:your )?feedback\W*|schicken sie uns ihr feedback\W*|give (?:us )?feedback.{0,30})",
    ),
    (
        "list of subjects",
        r"(?:tags?|tagged|topics?|filed under|posted in|keywords?|related (?:subjects|topics)"
        r"|schlagw[oö]rter?|themen|mots[- ]clés|etiquetas|temas)\b\s*(?::.{0,300}|)"
        r"|tags (?:[A-Z][\w’'-]*\s*){2,}.{0,200}",
    ),
    ("permalink", r"https?://\S{3,300}|(?:permalink|kurzlink)\W*"),
)
# A heading that opens a box: what follows it is no article until full paragraphs come again.
BOXES = (
    r"(?:the )?(?:related|more (?:from|in|on|about|to explore|top|news|stories|coverage|related|for you)"
    r"|most (?:read|popular|viewed|watched|shared|recent)|trending|top (?:stor(?:y|ies)|news|videos)"
    r"|latest (?:news|stories|videos?|headlines|updates)|the latest|recommended|you (?:might|may) (?:also )?(?:like|have)"
    r"|read (?:next|more|also)|up next|next up|editor[’']?s[’']? picks?|what[’']?s hot|featured|don[’']t miss"
    r"|in case you missed|popular (?:in|now|stories|posts)|explore (?:more|the)|share (?:this|on|your story)|follow (?:us|on|\w+ on)"
    r"|stay (?:connected|informed)|about (?:the authors?|us)|keep (?:reading|updated)|dw recommends|sponsored (?:links|stories)"
    r"|from (?:our partners?|the web)|around the web|best .{3,20} deals|other (?:stories|news)"
    r"|weitere (?:informationen|themen|artikel|meldungen|nachrichten)|mehr (?:zum thema|von|aus|zu)|passend zum"
    r"|das könnte (?:sie|dich)|auch interessant|meistgelesen|die redaktion empfiehlt|lesen sie auch|empfehlungen"
    r"|sur le même (?:sujet|thème)|à lire aussi|lire aussi|les plus lus|articles? (?:liés?|associés?|les plus)|voir aussi"
    r"|lo más (?:leído|visto|popular)|te puede interesar|noticias relacionadas|relacionad[oa]s|más (?:noticias|información|en)"
    r"|leggi anche|potrebbe interessarti|artigos relacionados|leia também|lees ook"
    r"|comments|leave a (?:comment|reply)|tags|topics|filed under|posted in|orte|themen|why you can trust)\b.{0,60}"
)
_LINE = re.compile(
    "|".join(f"(?P<r{number}>{pattern})" for number, (_, pattern) in enumerate(FURNITURE)),
    re.IGNORECASE,
)
_BOX = re.compile(BOXES, re.IGNORECASE)
_SHARING = frozenset(
    "facebook twitter x tweet whatsapp email e-mail mail linkedin pinterest reddit flipboard pocket telegram"
    " messenger instagram youtube soundcloud rss share sharing print copy link copied save bookmark url send"
    " comment gift this article teilen drucken kopieren merken partager imprimer copier envoyer compartir"
    " imprimir copiar enviar condividi stampa threads bluesky mastodon xing sms line wechat tiktok more and"
    " via by on to the us follow twitter-x ×".split()
)
_NO_SHARING = frozenset("more and this article the on to by x via us".split())
_WORDS = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|×")
_CREDIT = re.compile(
    r"\((?:[^()]{0,80}\b)?(?:photos?|foto|getty|reuters|afp|ap|epa|dpa|imago|shutterstock|file|image|handout"
    r"|courtesy)\b[^()]{0,80}\)\s*\Z"
    r"|\b(?:hide caption|getty images|file photo|nuotr\.|shutterstock|via (?:reuters|ap|afp|getty images))\s*\Z"
    r"|/(?:reuters|afp|ap|epa|getty|dpa|pool|picture alliance|imago)(?: images)?\s*\Z",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    r"(?:photos?|image|picture|photograph|foto|bild|photographie|crédits?|imagen|fotografía)"
    r"(?: ?(?:by|credit|:|/|©|courtesy|von|de|par)).{1,120}",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,20}|\b\d{3}[-. ]\d{3}[-. ]\d{4}\b")
_LINK = re.compile(r":\s*\S")
_LONGEST, _LONGEST_BOX, _LONGEST_CREDIT, _LONGEST_SHARING, _LONGEST_CONTACT = 420, 90, 120, 90, 500


def furniture_reason(text: str) -> str:
    """Say why a line is no part of the article; an empty text if its words don't show it.

    >>> furniture_reason("Advertisement"), furniture_reason("Share | Tweet")
    ('advertisement', 'buttons for sharing')
    >>> furniture_reason("The ferry was late on Monday.")
    ''
    """
    if len(text) > _LONGEST:
        return ""
    match = _LINE.fullmatch(text)
    if match and match.lastgroup:
        return FURNITURE[int(match.lastgroup[1:])][0]
    if len(text) <= _LONGEST_SHARING and _shares(text):
        return "buttons for sharing"
    return ""


def opens_box(text: str) -> bool:
    """Tell whether a line is the heading of a box of links, a form or a list of subjects.

    >>> opens_box("Related stories"), opens_box("Related talks failed in May.")
    (True, False)
    """
    return (
        len(text) <= _LONGEST_BOX
        and text[-1] not in ".!?”\""
        and not _LINK.search(text)
        and _BOX.fullmatch(text) is not None
    )


def is_caption(text: str) -> bool:
    """Tell whether a line ends as a picture's caption does, with who took the picture.

    >>> is_caption("A white ferry at the pier. (AP Photo/A. Holm)")
    True
    """
    return _CREDIT.search(text, max(0, len(text) - 200)) is not None


def is_credit(text: str) -> bool:
    """Tell whether a line says nothing but who took a picture.

    >>> is_credit("Photo: A. Holm"), is_credit("Photo shows a ferry.")
    (True, False)
    """
    return len(text) <= _LONGEST_CREDIT and _CREDIT_LINE.fullmatch(text) is not None


def gives_contact(text: str) -> bool:
    """Tell whether a line holds an e-mail address or a telephone number.

    >>> gives_contact("Write to desk@harbor.example")
    True
    """
    return len(text) <= _LONGEST_CONTACT and _CONTACT.search(text) is not None


def _shares(text: str) -> bool:
    words = [word.lower() for word in _WORDS.findall(text)]
    return bool(words) and _SHARING.issuperset(words) and not _NO_SHARING.issuperset(words)
