"""How each baby of Harbour Nursery likes it, as family and key person wrote it: (part, words, chip on the tablet)."""

from babyroom.records.simulate.cast import Part

WAYS: dict[tuple[str, str], tuple[tuple[Part, str, str], ...]] = {
    ("Ada", "Thornton"): (
        ("held", "On your left shoulder, facing out, with a hand on her back. Not lying down when she is awake.", "Held, left shoulder"),
        ("helps", "Row, row, row your boat, slowly. Dad rocks on “gently”.", "Sang “Row, row”"),
        ("helps", "Her grey cloth. She likes the label best.", "Grey cloth"),
        ("signs", "She rubs her left eye first. Then she goes quiet. After that it is late.", ""),
        ("signs", "A short, cross shout means: come and look.", ""),
        ("home_sleep", "At home she falls asleep with a hand on her tummy and the landing light on.", "Hand on tummy"),
    ),
    ("Ben", "Kowalczyk"): (
        ("held", "Close, tummy to tummy. He likes the sling for his second sleep.", "In the sling"),
        ("helps", "Walking up and down by the window. He looks at the leaves.", "Walked by the window"),
        ("signs", "Fists to his mouth and a turning head: milk soon.", ""),
        ("home_words", "We say “już dobrze” (YOOSH DOB-zheh). It means: all right now.", "Said “już dobrze”"),
    ),
    ("Chidi", "Okafor"): (
        ("held", "Upright, so that he can see. He does not like to be cradled.", "Held upright"),
        ("helps", "Low humming, with his ear on your chest.", "Hummed, ear on chest"),
        ("signs", "When he stops chatting he wants a pause. He looks at the ceiling.", ""),
        ("home_sleep", "Grandma pats his back in threes. He waits for the third.", "Patted in threes"),
    ),
    ("Dilan", "Perera"): (
        ("held", "On your hip, moving. Standing still is hard for him when he is sad.", "On the hip, moving"),
        ("helps", "The picture of Mum and Dad at the sea. Name everyone in it.", "Sea picture"),
        ("helps", "Tell him who comes back and after what: “after tea, Thaththa comes”.", "Said who comes, and when"),
        ("signs", "He rubs his eyes with both hands and leans on things.", ""),
        ("home_words", "His lullaby is “Doi doi doiya putha”. Sam knows the tune.", "Sang “Doi doi”"),
    ),
    ("Femi", "Adeyemi"): (
        ("held", "Facing you, on your lap, knees up. He likes to see your face.", "On the lap, face to face"),
        ("helps", "Mum’s scarf. It lives in his bag.", "Mum’s scarf"),
        ("signs", "His lip wobbles for a while before he cries. There is time to come.", ""),
        ("home_culture", "We are still finding out together. Ask Mum at noon.", ""),
    ),
    ("Kofi", "Mensah"): (
        ("held", "Over your shoulder with firm pats.", "Over the shoulder"),
        ("helps", "A quiet corner. Lots of voices are too much for him.", "Quiet corner"),
        ("signs", "He hiccups when it is too much, then arches his back.", ""),
        ("home_feeding", "He drinks better in a quiet corner.", ""),
    ),
    ("Ama", "Mensah"): (
        ("held", "Cradled, with her cheek on your arm.", "Cradled, cheek on arm"),
        ("helps", "Sing anything. She watches your mouth.", "Sang, face to face"),
        ("signs", "She holds her own ear when she is tired.", ""),
        ("home_words", "She likes to be told before she is lifted: “up we go”.", "Said “up we go”"),
    ),
    ("Lena", "Novak"): (
        ("held", "She lets anyone hold her. Mum says she likes it best by the window.", "Held by the window"),
        ("signs", "She goes still when she is tired.", ""),
        ("home_culture", "She is a very easy baby at home too.", ""),
    ),
    ("Esme", "Whitby"): (
        ("held", "Let her climb up by herself. Then both arms round.", "Both arms round"),
        ("helps", "Her rabbit, and someone to look at a book with.", "Rabbit and a book"),
        ("signs", "She sucks two fingers and looks for the door.", ""),
        ("home_sleep", "Mama does the nap, Mum does the morning. She asks for the one who is not there.", ""),
    ),
    ("Grace", "Chan"): (
        ("held", "Side by side on the sofa. She does not like to be lifted from behind.", "Side by side"),
        ("helps", "Say what will come next, then wait. She needs a moment.", "Said it, then waited"),
        ("signs", "She says “no no” softly when she is hungry.", ""),
        ("home_words", "Grandma speaks Cantonese with her. “Fan gaau” (FUN gow) means sleep.", "Said “fan gaau”"),
    ),
    ("Hugo", "Almeida"): (
        ("held", "A quick squeeze, then let go. He comes back for the next one.", "Quick squeeze"),
        ("helps", "Time, and you nearby. He likes to put it right by himself.", "Stayed nearby"),
        ("signs", "He throws things when he is tired. It is his way to say so.", ""),
        ("home_words", "His words: “aga” is water, “colo” is to be held.", "Said “colo?”"),
    ),
    ("Isla", "MacRae"): (
        ("held", "On your knee, looking out. She holds on to your sleeve.", "On the knee, sleeve to hold"),
        ("helps", "Both family pictures, Mum’s house and Dad’s house.", "Both family pictures"),
        ("signs", "She hides her face when a new person comes. She peeks when she is ready.", ""),
        ("home_words", "The same song in both houses: “Ally Bally”.", "Sang “Ally Bally”"),
    ),
    ("Isla", "Rahman"): (
        ("held", "Standing at your knee with an arm round her.", "Arm round, at the knee"),
        ("helps", "Her water bottle and a walk to look at the fish.", "Walk to the fish"),
        ("signs", "She gets very busy and very fast when she is tired.", ""),
        ("home_culture", "We say “bismillah” before we eat. She likes it when you wait for her to say it.", ""),
    ),
}
